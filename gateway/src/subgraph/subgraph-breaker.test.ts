import { setTimeout as sleep } from "node:timers/promises";
import type { CallAttempt } from "./exchange";
import { SubgraphBreaker } from "./subgraph-breaker";

const failed = (reason: string): CallAttempt => ({
  exchanged: { kind: "failed", code: reason === "TIMEOUT" ? "TIMEOUT" : "SUBGRAPH_UNAVAILABLE", reason },
  answer: undefined,
});
const answered = (status: number): CallAttempt => ({
  exchanged: { kind: "answered", status, text: "" },
  answer: status === 200 ? { data: {}, errors: [] } : undefined,
});

/** Each call is another caller's, unless one is named. */
async function calls(breaker: SubgraphBreaker, attempt: CallAttempt, times: number, caller?: string): Promise<number> {
  let made = 0;
  for (let i = 0; i < times; i++)
    await breaker.run(async () => {
      made++;
      return attempt;
    }, caller ?? `caller ${i}`);
  return made;
}

describe("a subgraph's breaker", () => {
  it.each([
    ["cannot be reached", failed("ECONNREFUSED")],
    ["is too slow", failed("TIMEOUT")],
    ["answers with a server error", answered(500)],
    ["answers with something other than GraphQL", { ...answered(200), answer: undefined }],
  ])("opens after 5 calls when the subgraph %s", async (_, attempt) => {
    const breaker = new SubgraphBreaker();
    expect(await calls(breaker, attempt, 10)).toBe(5);
    expect(await breaker.run(async () => answered(200))).toMatchObject({ exchanged: { reason: "BREAKER_OPEN" } });
  });

  it.each([
    ["has clients that close their connections", failed("CLIENT_CLOSED")],
    ["refuses the call", answered(401)],
    ["answers", answered(200)],
  ])("stays closed when the subgraph %s", async (_, attempt) => {
    expect(await calls(new SubgraphBreaker(), attempt, 20)).toBe(20);
  });

  it("counts failures in a row and ignores clients that close in between", async () => {
    const breaker = new SubgraphBreaker();
    await calls(breaker, failed("TIMEOUT"), 4);
    await calls(breaker, answered(200), 1);
    await calls(breaker, failed("TIMEOUT"), 4);
    await calls(breaker, failed("CLIENT_CLOSED"), 3);
    expect(await calls(breaker, failed("ECONNRESET"), 2)).toBe(1);
  });

  it("counts one caller's time-outs once until the subgraph answers, however many there are", async () => {
    const breaker = new SubgraphBreaker();
    expect(await calls(breaker, failed("TIMEOUT"), 20, "one")).toBe(20);
    await calls(breaker, failed("TIMEOUT"), 3);
    expect(await calls(breaker, failed("TIMEOUT"), 5, "one")).toBe(5);
    await calls(breaker, answered(200), 1);
    await calls(breaker, failed("TIMEOUT"), 4);
    expect(await calls(breaker, failed("TIMEOUT"), 2, "one")).toBe(1);
  });

  it("counts one caller's lost connections each time", async () => {
    expect(await calls(new SubgraphBreaker(), failed("ECONNRESET"), 10, "one")).toBe(5);
  });

  it("lets one call try after a second, without making the others wait", async () => {
    const changes: boolean[] = [];
    const breaker = new SubgraphBreaker((isOpen) => changes.push(isOpen));
    await calls(breaker, failed("TIMEOUT"), 5);
    await sleep(1_050);
    const trying = breaker.run(async () => {
      await sleep(200);
      return answered(200);
    });
    const begun = performance.now();
    expect(await breaker.run(async () => answered(200))).toMatchObject({ exchanged: { reason: "BREAKER_OPEN" } });
    expect(performance.now() - begun).toBeLessThan(50);
    expect(await trying).toEqual(answered(200));
    expect(await calls(breaker, answered(200), 3)).toBe(3);
    expect(changes).toEqual([true, false]);
  });
});
