import { type Alternative, type CharacterSet, OTHER } from "./regex";

/** The places of a regular expression, 32 to a word; a set bit has been gone past by what was read so far. */
type Places = Int32Array;

interface Machine {
  readonly width: number;
  /** For each character, the places that it can be read at. */
  readonly readable: readonly Places[];
  readonly optional: Places;
  readonly looping: Places;
  readonly startsAnywhere: Places;
  readonly startsAtStart: Places;
  readonly endsAnywhere: Places;
  readonly endsAtEnd: Places;
}

interface Place {
  readonly set: CharacterSet;
  readonly optional: boolean;
  readonly loops: boolean;
}

const placesOf = ({ parts }: Alternative): readonly Place[] =>
  parts.flatMap(({ set, min, max }) => {
    const count = max === Infinity ? Math.max(min, 1) : max;
    return Array.from({ length: count }, (_, i) => ({
      set,
      optional: i >= min,
      loops: max === Infinity && i === count - 1,
    }));
  });

const setBit = (places: Places | undefined, bit: number): void => {
  if (places) places[bit >> 5] = (places[bit >> 5] ?? 0) | (1 << (bit & 31));
};

const build = (alternatives: readonly Alternative[]): Machine => {
  const placed = alternatives.map((alternative) => ({ ...alternative, places: placesOf(alternative) }));
  // Each alternative begins with a place of its own, which nothing is read at.
  const width = Math.ceil(placed.reduce((sum, { places }) => sum + places.length + 1, 0) / 32);
  const empty = (): Places => new Int32Array(width);
  const machine: Machine = {
    width,
    readable: Array.from({ length: OTHER + 1 }, empty),
    optional: empty(),
    looping: empty(),
    startsAnywhere: empty(),
    startsAtStart: empty(),
    endsAnywhere: empty(),
    endsAtEnd: empty(),
  };
  let bit = 0;
  for (const { atStart, atEnd, places } of placed) {
    setBit(machine.startsAtStart, bit);
    if (!atStart) setBit(machine.startsAnywhere, bit);
    for (const { set, optional, loops } of places) {
      bit++;
      for (let code = 0; code <= OTHER; code++) if (set[code]) setBit(machine.readable[code], bit);
      if (optional) setBit(machine.optional, bit);
      if (loops) setBit(machine.looping, bit);
    }
    setBit(atEnd ? machine.endsAtEnd : machine.endsAnywhere, bit);
    bit++;
  }
  return machine;
};

/** All bits from those set upwards through those that let pass, in five steps. */
const spread = (bits: number, through: number): number => {
  let reached = bits;
  let passing = through;
  reached |= passing & (reached << 1);
  passing &= passing << 1;
  reached |= passing & (reached << 2);
  passing &= passing << 2;
  reached |= passing & (reached << 4);
  passing &= passing << 4;
  reached |= passing & (reached << 8);
  passing &= passing << 8;
  return reached | (passing & (reached << 16));
};

const only = (places: Places | undefined): number => places?.[0] ?? 0;

/** The search where one word holds all places, as in nearly every pattern. */
const toShortSearch = (machine: Machine): ((text: string) => boolean) => {
  const readable = Int32Array.from(machine.readable, only);
  const [optional, looping] = [only(machine.optional), only(machine.looping)];
  const [starts, ends, endsAtEnd] = [only(machine.startsAnywhere), only(machine.endsAnywhere), only(machine.endsAtEnd)];
  const first = spread(only(machine.startsAtStart), optional);
  return (text) => {
    let places = first;
    for (let i = 0; i < text.length && (places & ends) === 0; i++) {
      const code = text.charCodeAt(i);
      const moved = ((places << 1) | (places & looping)) & (readable[Math.min(code, OTHER)] as number);
      places = optional === 0 ? moved | starts : spread(moved | starts, optional);
    }
    return (places & (ends | endsAtEnd)) !== 0;
  };
};

/**
 * A search for a regular expression anywhere in a text. Its time grows with the text, and with the regular expression by one
 * step for 32 places: the sets of places that a backtracking search would try one by one are followed at once.
 */
export const toSearch = (alternatives: readonly Alternative[]): ((text: string) => boolean) => {
  if (alternatives.length === 0) return () => false;
  const machine = build(alternatives);
  const { width, readable, optional, looping, startsAnywhere, startsAtStart, endsAnywhere, endsAtEnd } = machine;
  const other = readable[OTHER] as Places;
  if (width === 1) return toShortSearch(machine);

  /** Reads one character, or begins where there is none; tells whether something has been found. */
  const step = (places: Places, read: Places | undefined, starts: Places, last: boolean): boolean => {
    let carry = 0;
    let passed = 0;
    let found = 0;
    for (let w = 0; w < width; w++) {
      const before = places[w] as number;
      const moved = read ? ((before << 1) | carry | (before & (looping[w] as number))) & (read[w] as number) : 0;
      carry = before >>> 31;
      const through = optional[w] as number;
      const reached = moved | (starts[w] as number) | (passed & through & 1);
      const now = reached === 0 ? 0 : spread(reached, through);
      places[w] = now;
      passed = now >>> 31;
      found |= now & (endsAnywhere[w] as number);
      if (last) found |= now & (endsAtEnd[w] as number);
    }
    return found !== 0;
  };

  return (text) => {
    const places = new Int32Array(width);
    if (step(places, undefined, startsAtStart, text.length === 0)) return true;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (step(places, code < OTHER ? readable[code] : other, startsAnywhere, i === text.length - 1)) return true;
    }
    return false;
  };
};
