import { ProgramError } from "./errors";

const BITS = 32;

const toNumber = (address: string): number =>
  address.split(".").reduce((number, byte) => number * 256 + Number(byte), 0);

const toAddress = (number: number): string => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".");

/**
 * The first blocks of a size within a block of IPv4 addresses (CloudFormation User Guide, "Fn::Cidr"); `hostBits` are the bits that
 * each of them leaves to its hosts. Throws `ProgramError` when they do not fit.
 */
export const subnetsOf = (block: string, count: number, hostBits: number): readonly string[] => {
  const [, address = "", prefix] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(block) ?? [];
  if (prefix === undefined)
    throw new ProgramError(`The program divides \`${block}\`; only blocks of IPv4 addresses can be divided here.`);
  const size = 2 ** hostBits;
  const start = Math.floor(toNumber(address) / size) * size;
  if (count * size > 2 ** (BITS - Number(prefix)))
    throw new ProgramError(`\`${block}\` has no room for ${count} subnets of ${size} addresses.`);
  return Array.from({ length: count }, (_, i) => `${toAddress(start + i * size)}/${BITS - hostBits}`);
};
