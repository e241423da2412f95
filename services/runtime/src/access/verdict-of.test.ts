import { Readings } from "../access-record/readings";
import type { SubgraphContext } from "../server/subgraph-context";
import { accessOf } from "../testing/access-of";
import { testCaller } from "../testing/test-caller";
import type { RecordAccess } from "./record-access";
import type { AccessRule } from "./rule";
import { verdictOf } from "./verdict-of";

interface Row {
  seekerId: string;
}
const OWN: Row = { seekerId: "7" };
const OTHER: Row = { seekerId: "8" };
const SELF: AccessRule = { to: ["SELF"], roles: [], category: null };
const STAFF: AccessRule = { to: ["OWN_PARTY"], roles: [], category: null };

/** A record that counts how often it was asked whose it is. */
function openRecord() {
  const asked: string[] = [];
  const seekerId = ({ seekerId }: Row) => {
    asked.push(seekerId);
    return seekerId;
  };
  const record: RecordAccess<Row> = { seekerId };
  return { asked, judging: { access: accessOf(), rule: SELF, record: record as RecordAccess<never> } };
}

const contextOf = (seekerId = "7") =>
  ({ caller: testCaller({ role: "seeker", seekerId }), readings: new Readings(), snapshot: {} }) as SubgraphContext;

describe("a verdict", () => {
  it("is thought about once for a row, whoever asks again in the request", async () => {
    const { asked, judging } = openRecord();
    const context = contextOf();
    expect(await verdictOf(judging, OWN, context)).toBe("open");
    const once = asked.length;
    for (let times = 1; times <= 3; times++) expect(await verdictOf(judging, OWN, context)).toBe("open");
    expect(asked).toHaveLength(once);
  });

  it("on one row says nothing of another", async () => {
    const { judging } = openRecord();
    const context = contextOf();
    for (const [row, verdict] of [
      [OWN, "open"],
      [OTHER, "withheld"],
      [OWN, "open"],
    ] as const)
      expect(await verdictOf(judging, row, context)).toBe(verdict);
  });

  it("under one rule says nothing of another", async () => {
    const { judging } = openRecord();
    const context = contextOf();
    expect(await verdictOf(judging, OWN, context)).toBe("open");
    expect(await verdictOf({ ...judging, rule: STAFF }, OWN, context)).toBe("refused");
    expect(await verdictOf(judging, OWN, context)).toBe("open");
  });

  it("on a row as one type says nothing of it as another", async () => {
    const { judging } = openRecord();
    const context = contextOf();
    const asOther: RecordAccess<Row> = { seekerId: () => "8" };
    expect(await verdictOf(judging, OWN, context)).toBe("open");
    expect(await verdictOf({ ...judging, record: asOther as RecordAccess<never> }, OWN, context)).toBe("withheld");
  });

  it("in one request says nothing of another, nor of the same after something was done", async () => {
    const { asked, judging } = openRecord();
    const context = contextOf();
    expect(await verdictOf(judging, OWN, context)).toBe("open");
    expect(await verdictOf(judging, OWN, contextOf("8"))).toBe("withheld");
    const before = asked.length;
    context.snapshot = {};
    expect(await verdictOf(judging, OWN, context)).toBe("open");
    expect(asked.length).toBeGreaterThan(before);
  });
});
