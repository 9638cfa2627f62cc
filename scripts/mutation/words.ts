/** Another word of the same form: a wildcard stays where it is. */
export const otherWord = (text: string): string =>
  text.endsWith("*") ? `${text.slice(0, -1)}Elsewhere*` : `${text}Elsewhere`;
