import { createLog } from "@aiwork/server/telemetry/log";
import { logFetchFailures, noteFetchFailure } from "./fetch-failures";

/** A request, and the lines that are logged of it. */
function startRequest() {
  const lines: Record<string, unknown>[] = [];
  const log = createLog("gateway", "debug", { write: (line: string) => void lines.push(JSON.parse(line)) });
  const context = { traceId: "t", language: "en" as const, caller: {} as never, requestKey: {} };
  const note = (subgraph: string, reason: string) => noteFetchFailure(context, subgraph, reason);
  return { lines, note, end: () => logFetchFailures(log, context) };
}

describe("the fetches of a request that got no response", () => {
  it("are one line of the log, with how many there were of each", () => {
    const { lines, note, end } = startRequest();
    for (let i = 0; i < 1_000; i++) note("city", "TIMEOUT");
    note("national", "ECONNREFUSED");
    end();
    const failures = [
      { subgraph: "city", reason: "TIMEOUT", count: 1_000 },
      { subgraph: "national", reason: "ECONNREFUSED", count: 1 },
    ];
    expect(lines).toMatchObject([{ level: 40, msg: "no response from a subgraph", failures, traceId: "t" }]);
  });

  it.each([
    ["BREAKER_OPEN", "CLIENT_CLOSED", 20],
    ["BREAKER_OPEN", "TIMEOUT", 40],
    ["TIMEOUT", "INVALID_SIGNATURE", 50],
  ])("are of the gravest level among %s and %s", (one, other, level) => {
    const { lines, note, end } = startRequest();
    note("city", one);
    note("national", other);
    end();
    expect(lines).toMatchObject([{ level }]);
  });

  it("are no line where there are none", () => {
    const { lines, end } = startRequest();
    end();
    expect(lines).toEqual([]);
  });
});
