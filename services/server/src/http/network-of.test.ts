import { networkOf } from "./network-of";

describe("networkOf", () => {
  it.each([
    ["an IPv4 address", "192.0.2.7", "192.0.2.7"],
    ["an IPv4 address in the form of IPv6", "::ffff:192.0.2.7", "192.0.2.7"],
    ["an IPv6 address", "2001:db8:12:34:aaaa:bbbb:cccc:dddd", "2001:db8:12:34::"],
    ["a shortened IPv6 address", "2001:DB8:12:0034::1", "2001:db8:12:34::"],
    ["an IPv6 address with many zeros", "2001:db8::1", "2001:db8:0:0::"],
    ["the loopback", "::1", "0:0:0:0::"],
    ["an address with a zone", "fe80::1%eth0", "fe80:0:0:0::"],
    ["no address", undefined, ""],
  ])("counts %s under its network", (_, address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
