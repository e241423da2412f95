import { isIPv6 } from "node:net";

/** The bits of an IPv6 address that one subscriber is given at least (RFC 6177, 2): 64, or four groups of digits. */
const GROUPS_OF_NETWORK = 4;
const GROUPS = 8;

/**
 * What callers from one address are counted under: an IPv4 address, also one in the form of IPv6 (RFC 4291, 2.5.5.2), or the
 * network of an IPv6 address, since whoever has one address of it has them all.
 */
export function networkOf(address = ""): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [digits = ""] = address.toLowerCase().split("%");
  if (!isIPv6(digits)) return address;
  const [head = "", tail] = digits.split("::");
  const [before, after] = [groupsOf(head), groupsOf(tail ?? "")];
  const zeros = tail === undefined ? [] : Array.from({ length: GROUPS - before.length - after.length }, () => "0");
  const groups = [...before, ...zeros, ...after];
  // guard: network-is-one-caller
  return `${groups.slice(0, GROUPS_OF_NETWORK).join(":")}::`;
}

const groupsOf = (text: string) => (text === "" ? [] : text.split(":").map((group) => group.replace(/^0+(?=.)/, "")));
