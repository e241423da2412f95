import { setTimeout as wait } from "node:timers/promises";
import type { CryptoKey } from "jose";
import type { PublicKeys } from "./fetch-keys";
import { createKeySet } from "./key-set";

const MINUTE_MS = 60_000;
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
      return new Map(ids.map((id) => [id, { id } as unknown as CryptoKey]));
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

  it("fetches again for an unknown key, once for all callers and a second after the last fetch", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.ids = ["b"];
    expect(await Promise.all([keys.keyOf("b"), keys.keyOf("b"), keys.keyOf("b")])).toHaveLength(3);
    const [first = 0, second = 0, ...more] = source.began;
    expect(second - first).toBeGreaterThanOrEqual(999);
    expect(more).toEqual([]);
  });

  it("fetches again for an unknown key that arrived during a fetch", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.takesMs = 1_200;
    const early = expect(keys.keyOf("b")).rejects.toMatchObject(refusedWith("TOKEN_REFUSED"));
    while (source.began.length < 2) await wait(5);
    source.ids = ["a", "b"];
    expect(await keys.keyOf("b")).toEqual({ id: "b" });
    await early;
    const [, second = 0, third = 0, ...more] = source.began;
    expect(third - second).toBeGreaterThanOrEqual(1_199);
    expect(more).toEqual([]);
  });

  it("returns a known key at once while unknown keys wait", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    const unknown = expect(keys.keyOf("b")).rejects.toMatchObject(refusedWith("TOKEN_REFUSED"));
    expect(await durationOf(keys.keyOf("a"))).toBeLessThan(100);
    await unknown;
  });

  it("lets a thousand calls wait for an unknown key and refuses more", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    const waiting = Array.from({ length: 1_000 }, (_, index) => keys.keyOf(`unknown ${index}`).catch(() => "refused"));
    const oneMore = keys.keyOf("unknown");
    expect(await durationOf(oneMore)).toBeLessThan(500);
    await expect(oneMore).rejects.toMatchObject(refusedWith("ISSUER_AWAY"));
    expect(await keys.keyOf("a")).toEqual({ id: "a" });
    await Promise.all(waiting);
    await expect(keys.keyOf("unknown")).rejects.toMatchObject(refusedWith("TOKEN_REFUSED"));
  });

  it("refreshes the keys in the background when they are five minutes old", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.ahead = 5 * MINUTE_MS - 1_000;
    await keys.keyOf("a");
    await wait(50);
    expect(source.began).toHaveLength(1);
    source.ahead = 5 * MINUTE_MS;
    source.takesMs = 200;
    source.ids = ["b"];
    expect(await durationOf(Promise.all([keys.keyOf("a"), keys.keyOf("a")]))).toBeLessThan(150);
    await wait(100);
    await keys.keyOf("a");
    await wait(1_300);
    expect(await keys.keyOf("b")).toEqual({ id: "b" });
    expect(source.began).toHaveLength(2);
  });

  it("keeps the keys for an hour during an outage", async () => {
    const source = openSource("a");
    const keys = createKeySet(source);
    await keys.keyOf("a");
    source.away = true;
    source.ahead = HOUR_MS - 10_000;
    expect(await keys.keyOf("a")).toEqual({ id: "a" });
    await expect(keys.keyOf("b")).rejects.toMatchObject(refusedWith("TOKEN_REFUSED"));
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
