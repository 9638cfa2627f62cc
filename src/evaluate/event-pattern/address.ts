const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");

const v4 = (text: string): string | undefined => {
  const parts = text.length <= 15 ? text.split(".") : [];
  if (parts.length !== 4 || !parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.map((part) => hex(Number(part), 2)).join("");
};

const groupsOf = (text: string): readonly string[] | undefined => {
  if (text === "") return [];
  const groups = text.split(":");
  return groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) ? groups : undefined;
};

const v6 = (text: string): string | undefined => {
  if (text.length > 39) return undefined;
  const [before = "", after, ...more] = text.split("::");
  const [head, tail] = [groupsOf(before), groupsOf(after ?? "")];
  if (!head || !tail || more.length > 0) return undefined;
  const missing = 8 - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...head, ...Array<string>(missing).fill("0"), ...tail];
  const digits = all.map((group) => hex(Number.parseInt(group, 16), 4)).join("");
  return digits.startsWith("00000000000000000000ffff") ? digits.slice(24) : digits;
};

/** An IP address as digits, eight for IPv4 and thirty-two for IPv6, so that every spelling of one is the same text. */
export const addressOf = (text: string): string | undefined => {
  if (text.length > 39) return undefined;
  return text.includes(":") ? v6(text) : v4(text);
};

/** The first and the last address of a block, or what is wrong with it. */
export const blockOf = (
  cidr: string,
): { readonly first: string; readonly last: string } | { readonly problem: string } => {
  const [text = "", mask, ...more] = cidr.split("/");
  if (mask === undefined || more.length > 0)
    return { problem: "is no CIDR block; write an address, /, a number of bits." };
  const address = addressOf(text);
  if (address === undefined) return { problem: `has ${JSON.stringify(text)} for its address, which is none.` };
  const size = address.length * 4;
  const bits = /^\+?\d{1,9}$/.test(mask) ? Number(mask) : -1;
  if (bits < 0 || bits >= size)
    return { problem: `has /${mask}; it goes from /0 to /${size - 1}. A single address is written as a plain text.` };
  const free = (1n << BigInt(size - bits)) - 1n;
  const last = BigInt(`0x${address}`) | free;
  return {
    first: (last - free).toString(16).padStart(address.length, "0"),
    last: last.toString(16).padStart(address.length, "0"),
  };
};
