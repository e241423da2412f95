import type { LoginBench } from "@aiwork/runtime/testing/open-login-bench";
import { arrangePersons, asking } from "./arrange-persons";

let bench: LoginBench;
beforeAll(async () => {
  bench = await arrangePersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const states = async (table: string, column = "status") => {
  const seen: Record<string, string> = {};
  for (const [who, caller] of Object.entries(asking)) {
    const rows = await bench.as(caller, `select ${column} as state from ${table} order by 1`);
    const told = rows.map(({ state }) => state).join(" ");
    seen[told] = seen[told] ? `${seen[told]} ${who}` : who;
  }
  return seen;
};
const STAFF_OF_BOTH = "counselor counselorElsewhere officer secretariat peer peerHere planning";
const OTHERS = "auditor person reporting anybody";

describe("A paper", () => {
  it("that is a plan not agreed yet is between the parties, with its targets", async () => {
    expect(await states("business_plan")).toEqual({
      "DRAFT IN_FORCE REVISED": STAFF_OF_BOTH,
      "IN_FORCE REVISED": OTHERS,
    });
    expect(await states("plan_target", "version")).toEqual({ "1 2 3": STAFF_OF_BOTH, "1 2": OTHERS });
  });

  it("that is a support case is nobody's before it is published, nor once it is withdrawn", async () => {
    expect(Object.keys(await states("support_case"))).toEqual(["PUBLISHED"]);
  });

  it("that is a local job not published, or a program in draft, is the city's own", async () => {
    const own = "counselor counselorElsewhere officer secretariat";
    const rest = "auditor peer peerHere planning person reporting anybody";
    expect(await states("local_job")).toEqual({ "DRAFT PUBLISHED WITHDRAWN": own, PUBLISHED: rest });
    expect(await states("support_program")).toEqual({ "DRAFT ENDED PUBLISHED": own, "ENDED PUBLISHED": rest });
  });
});
