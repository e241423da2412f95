import { businessClock } from "@aiwork/server/clock/business-clock";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { requireNotFarAhead, requireNotInFuture } from "./transitions";

const context = { clock: businessClock("2013-10-31") } as SubgraphContext;
const refusal = (code: string) => expect.objectContaining({ code, path: ["on"] });

describe("the day of an act", () => {
  it.each(["2013-10-31", "1983-10-31"])("is taken when it is %s", (day) => {
    expect(() => requireNotInFuture(day, context, "on")).not.toThrow();
  });

  it.each([
    ["2013-11-01", "DAY_IN_THE_FUTURE"],
    ["9999-12-31", "DAY_IN_THE_FUTURE"],
    ["1983-10-30", "DAY_TOO_EARLY"],
    ["0001-01-01", "DAY_TOO_EARLY"],
  ])("is refused when it is %s: %s", (day, code) => {
    expect(() => requireNotInFuture(day, context, "on")).toThrow(refusal(code));
  });
});

describe("a day to come", () => {
  it.each(["2013-10-31", "2023-10-31"])("is taken when it is %s", (day) => {
    expect(() => requireNotFarAhead(day, context, "on")).not.toThrow();
  });

  it.each(["2023-11-01", "9999-12-31"])("is refused when it is %s", (day) => {
    expect(() => requireNotFarAhead(day, context, "on")).toThrow(refusal("DAY_TOO_LATE"));
  });
});
