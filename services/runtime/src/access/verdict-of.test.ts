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

/** A record description that counts how often its owner was looked up. */
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

describe("a decision", () => {
  it("is made once for a row in a request", async () => {
    const { asked, judging } = openRecord();
    const context = contextOf();
    expect(await verdictOf(judging, OWN, context)).toBe("open");
    const once = asked.length;
    for (let times = 1; times <= 3; times++) expect(await verdictOf(judging, OWN, context)).toBe("open");
    expect(asked).toHaveLength(once);
  });

  it("differs for another row", async () => {
    const { judging } = openRecord();
    const context = contextOf();
    for (const [row, verdict] of [
      [OWN, "open"],
      [OTHER, "withheld"],
      [OWN, "open"],
    ] as const)
      expect(await verdictOf(judging, row, context)).toBe(verdict);
  });

  it("differs under another rule", async () => {
    const { judging } = openRecord();
    const context = contextOf();
    expect(await verdictOf(judging, OWN, context)).toBe("open");
    expect(await verdictOf({ ...judging, rule: STAFF }, OWN, context)).toBe("refused");
    expect(await verdictOf(judging, OWN, context)).toBe("open");
  });

  it("differs for the same row as another type", async () => {
    const { judging } = openRecord();
    const context = contextOf();
    const asOther: RecordAccess<Row> = { seekerId: () => "8" };
    expect(await verdictOf(judging, OWN, context)).toBe("open");
    expect(await verdictOf({ ...judging, record: asOther as RecordAccess<never> }, OWN, context)).toBe("withheld");
  });

  it("is made again in another request, and after a mutation", async () => {
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
