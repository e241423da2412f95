import { BoundedCache } from "./bounded-cache";

describe("a bounded cache", () => {
  it("makes each value once and evicts the least recently used when it is full", () => {
    const made: string[] = [];
    const cache = new BoundedCache(2, (key: string) => made.push(key));
    for (const key of ["a", "b", "a", "c", "a", "b"]) cache.get(key);
    expect(made).toEqual(["a", "b", "c", "b"]);
    expect(cache.size).toBe(2);
  });
});
