const SHOWN = 4;

/** A list in one line: whole while it is short, else its first few and where the others are found. */
export const firstFew = (items: readonly string[], others: string, between = ", "): string =>
  items.length <= SHOWN + 1
    ? items.join(between)
    : `${items.slice(0, SHOWN).join(between)} and ${items.length - SHOWN} more (${others})`;
