import { setTimeout as wait } from "node:timers/promises";
import { createKeySet } from "./key-set";
import type { PublicKeys } from "./published-key";

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
const HOUR_MS = 60 * MINUTE_MS;
const refusedWith = (refusal: string) => ({ names: { refusal } });

/** An issuer whose keys equal their ids, with a clock that can be moved forward. */
function openSource(...ids: string[]) {
  const source = {
    ids,
    away: false,
    takesMs: 0,
    /** The start of each request, in milliseconds of the clock. */
    began: [] as number[],
    faults: [] as unknown[],
    ahead: 0,
    clock: () => performance.now() + source.ahead,
    async fetchKeys(): Promise<PublicKeys> {
      source.began.push(source.clock());
      const { away, ids } = source;
      await wait(source.takesMs);
      if (away) throw new Error("away");
      return new Map(ids.map((id) => [id, { id } as never]));
    },
    onFetched: (fault: unknown) => void source.faults.push(fault),
  };
  return source;
}

/** The duration of a call in milliseconds. */
async function durationOf(act: Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act.catch(() => undefined);
  return performance.now() - began;
}

describe("createKeySet", () => {
  it("fetches the keys once for all first callers", async () => {
    const source = openSource("a", "b");
    source.takesMs = 20;
    const keys = createKeySet(source);
    const early = [keys.keyOf("a"), keys.keyOf("b")];
    await wait(10);
    expect(await durationOf(keys.keyOf("a"))).toBeLessThan(500);
    expect(await Promise.all(early)).toEqual([{ id: "a" }, { id: "b" }]);
    expect(source.began).toHaveLength(1);
  });

  it("fetches again for an unknown key, once for all callers", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.ids = ["b"];
    source.ahead = SECOND_MS;
    source.takesMs = 20;
    expect(await Promise.all([keys.keyOf("b"), keys.keyOf("b"), keys.keyOf("b")])).toHaveLength(3);
    expect(source.began).toHaveLength(2);
  });

  it("refuses an unknown key at once within a second of the last fetch, and fetches once a second for them", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    for (const end = performance.now() + 1_500; performance.now() < end; await wait(5)) {
      const unknown = keys.keyOf(`made up ${performance.now()}`);
      expect(await durationOf(unknown)).toBeLessThan(500);
      expect(await unknown).toBeUndefined();
    }
    const pauses = source.began.slice(1).map((began, index) => began - (source.began[index] ?? 0));
    expect(pauses.length).toBeGreaterThanOrEqual(1);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(999);
  });

  it("returns a known key at once while unknown keys wait", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.ahead = SECOND_MS;
    source.takesMs = 1_000;
    const unknown = keys.keyOf("b");
    expect(await durationOf(keys.keyOf("a"))).toBeLessThan(500);
    expect(await unknown).toBeUndefined();
  });

  it("lets a thousand calls wait for an unknown key and refuses more", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.ahead = SECOND_MS;
    source.takesMs = 1_000;
    const waiting = Array.from({ length: 1_000 }, (_, index) => keys.keyOf(`unknown ${index}`).catch(() => "refused"));
    const oneMore = keys.keyOf("unknown");
    expect(await durationOf(oneMore)).toBeLessThan(500);
    await expect(oneMore).rejects.toMatchObject(refusedWith("ISSUER_AWAY"));
    expect(await keys.keyOf("a")).toEqual({ id: "a" });
    await Promise.all(waiting);
    expect(await keys.keyOf("unknown")).toBeUndefined();
  });

  it("refreshes the keys in the background when they are four minutes old", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.ahead = 4 * MINUTE_MS - 1_000;
    await keys.keyOf("a");
    await wait(50);
    expect(source.began).toHaveLength(1);
    source.ahead = 4 * MINUTE_MS + 100;
    source.takesMs = 200;
    source.ids = ["b"];
    expect(await durationOf(Promise.all([keys.keyOf("a"), keys.keyOf("a")]))).toBeLessThan(150);
    await wait(100);
    await keys.keyOf("a");
    await wait(1_300);
    expect(source.began).toHaveLength(2);
    expect(await keys.keyOf("b")).toEqual({ id: "b" });
  });

  it("reads the keys again first, once for all callers, when nobody has asked for five minutes", async () => {
    const source = openSource("a", "b");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.ids = ["b"];
    source.takesMs = 50;
    source.ahead = 5 * MINUTE_MS + 100;
    const first = keys.keyOf("a");
    await wait(20);
    expect(await Promise.all([first, keys.keyOf("a"), keys.keyOf("b")])).toEqual([undefined, undefined, { id: "b" }]);
    expect(source.began).toHaveLength(2);
  });

  it("makes nobody wait for an owner that was away a moment ago, and everybody once it was asked long ago", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.away = true;
    source.ahead = 6 * MINUTE_MS;
    expect(await keys.keyOf("a")).toEqual({ id: "a" });
    source.takesMs = 1_000;
    source.ahead += 2 * SECOND_MS;
    expect(await durationOf(keys.keyOf("a"))).toBeLessThan(500);
    await wait(2_200);
    Object.assign(source, { away: false, takesMs: 0, ids: ["b"], ahead: 12 * MINUTE_MS });
    expect(await keys.keyOf("a")).toBeUndefined();
  });

  it("keeps the keys for an hour during an outage", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.away = true;
    source.ahead = HOUR_MS - 10_000;
    expect(await keys.keyOf("a")).toEqual({ id: "a" });
    expect(await keys.keyOf("b")).toBeUndefined();
    source.ahead = HOUR_MS;
    await expect(keys.keyOf("a")).rejects.toMatchObject(refusedWith("ISSUER_AWAY"));
    source.away = false;
    expect(await keys.keyOf("a")).toEqual({ id: "a" });
  });

  it("does not fetch more often during an outage", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.away = true;
    source.ahead = 10 * MINUTE_MS;
    for (const end = performance.now() + 1_500; performance.now() < end; await wait(5)) await keys.keyOf("a");
    expect(source.began.length).toBeGreaterThanOrEqual(3);
    const pauses = source.began.slice(1).map((began, index) => began - (source.began[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(999);
  });

  it("refuses with ISSUER_AWAY until the issuer is available for the first time", async () => {
    const source = openSource("a");
    source.away = true;
    source.takesMs = 50;
    const keys = createKeySet(source);
    const first = keys.keyOf("a");
    await wait(10);
    const second = keys.keyOf("a");
    const began = performance.now();
    const outcomes = await Promise.allSettled([first, second]);
    expect(performance.now() - began).toBeLessThan(500);
    expect(outcomes).toMatchObject([{ reason: refusedWith("ISSUER_AWAY") }, { reason: refusedWith("ISSUER_AWAY") }]);
    source.away = false;
    expect(await keys.keyOf("a")).toEqual({ id: "a" });
    expect(source.faults).toEqual([expect.any(Error), undefined]);
  });
});
