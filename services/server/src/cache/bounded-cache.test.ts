import { BoundedCache } from "./bounded-cache";

describe("a bounded cache", () => {
  it("makes each value once and forgets the least recently used when it is full", () => {
    const made: string[] = [];
    const cache = new BoundedCache<string, number>(2);
    for (const key of ["a", "b", "a", "c", "a", "b"]) cache.findOrMake(key, () => made.push(key));
    expect(made).toEqual(["a", "b", "c", "b"]);
    expect(cache.count).toBe(2);
  });

  it("is full by the size of what it keeps, and keeps nothing that is larger than itself", () => {
    const cache = new BoundedCache<string, string>(10, (key) => key.length);
    for (const key of ["aaaa", "bbbb", "cc"]) cache.set(key, key.toUpperCase());
    expect(cache.count).toBe(3);
    cache.set("dddd", "DDDD");
    expect([cache.find("aaaa"), cache.find("bbbb"), cache.find("cc")]).toEqual([undefined, "BBBB", "CC"]);
    cache.set("e".repeat(11), "E");
    expect(cache.count).toBe(0);
    for (const key of ["cc", "cc"]) cache.set(key, key);
    cache.delete("cc");
    for (const key of ["aaaaa", "bbbbb"]) cache.set(key, key);
    expect(cache.count).toBe(2);
  });
});
