import { createKeySet } from "./key-set";
import type { PublicKeys } from "./published-key";

const FIVE_MINUTES_MS = 5 * 60_000;

describe("heldKeyOf", () => {
  it("gives a key that is held at once, until it is to be read again, and fetches none", async () => {
    let now = 0;
    let requests = 0;
    const fetchKeys = async (): Promise<PublicKeys> => {
      requests++;
      return new Map([["a", { id: "a" } as never]]);
    };
    const keys = createKeySet({ fetchKeys, clock: () => now });
    expect(keys.heldKeyOf("a")).toBeUndefined();
    await keys.keyOf("a");
    expect([keys.heldKeyOf("a"), keys.heldKeyOf("b")]).toEqual([{ id: "a" }, undefined]);
    now = FIVE_MINUTES_MS + 1;
    expect(keys.heldKeyOf("a")).toBeUndefined();
    expect(requests).toBe(1);
  });
});
