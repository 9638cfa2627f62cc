const SHOWN = 4;

/** A list in one line: whole while it is short, else its first few and where the others are found. */
export const firstFew = (items: readonly string[], others: string): string =>
  items.length <= SHOWN + 1
    ? items.join(", ")
    : `${items.slice(0, SHOWN).join(", ")} and ${items.length - SHOWN} more (${others})`;
