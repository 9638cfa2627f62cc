/** A number as IAM writes it; NaN for anything else. */
export const toNumber = (text: string): number =>
  /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/.test(text.trim()) ? Number(text) : Number.NaN;

const isoDate = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** Milliseconds of a date: ISO 8601 as far as W3C profiles it, or seconds since 1970; NaN for anything else. */
export const toTime = (text: string): number => {
  if (/^-?\d{5,15}(?:\.\d{1,9})?$/.test(text)) return Number(text) * 1000;
  if (!isoDate.test(text)) return Number.NaN;
  const zoned = !text.includes("T") || /(?:Z|[+-]\d{2}:?\d{2})$/.test(text.slice(11));
  return Date.parse(zoned ? text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2") : `${text}Z`);
};

/** An address, and how many bits it has. */
interface Address {
  readonly value: bigint;
  readonly bits: 32 | 128;
}

const toIPv4 = (text: string): Address | undefined => {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const octets = match?.slice(1).map(Number) ?? [];
  if (octets.length !== 4 || octets.some((octet) => octet > 255)) return undefined;
  return { value: BigInt(octets.reduce((sum, octet) => sum * 256 + octet, 0)), bits: 32 };
};

const toGroups = (text: string): readonly string[] | undefined => {
  if (text === "") return [];
  const groups = text.split(":");
  const tail = toIPv4(groups.at(-1) ?? "")?.value;
  if (tail !== undefined) groups.splice(-1, 1, (tail >> 16n).toString(16), (tail & 0xffffn).toString(16));
  return groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) ? groups : undefined;
};

const toIPv6 = (text: string): Address | undefined => {
  if (text.length > 45 || !text.includes(":")) return undefined;
  const halves = text.split("::");
  const groups = halves.map(toGroups);
  const [head, tail = []] = groups;
  if (halves.length > 2 || !head || groups.includes(undefined)) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array<string>(missing).fill("0"), ...tail];
  return { value: BigInt(`0x${all.map((group) => group.padStart(4, "0")).join("")}`), bits: 128 };
};

/** IPv4 or IPv6; `undefined` for anything else. */
export const toAddress = (text: string): Address | undefined => toIPv4(text) ?? toIPv6(text);

/** A range of addresses in CIDR notation; one without a length is a single address. */
export const toRange = (text: string): (Address & { readonly length: number }) | undefined => {
  const slash = text.indexOf("/");
  const address = toAddress(slash < 0 ? text : text.slice(0, slash));
  if (!address || (slash >= 0 && !/^\d{1,3}$/.test(text.slice(slash + 1)))) return undefined;
  const length = slash < 0 ? address.bits : Number(text.slice(slash + 1));
  return length <= address.bits ? { ...address, length } : undefined;
};

/** True when an address, or the beginning of a range, lies in a range. */
export const inRange = (text: string, range: string): boolean => {
  const [ip, network] = [toAddress(text), toRange(range)];
  if (!ip || !network || ip.bits !== network.bits) return false;
  const shift = BigInt(network.bits - network.length);
  return ip.value >> shift === network.value >> shift;
};
