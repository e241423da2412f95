import { testAccess } from "@aiwork/kit/access/query-schema";
import { testCaller } from "@aiwork/kit/access/test-caller";
import { AccessLog } from "../access-log/access-log";
import type { SubgraphContext } from "../subgraph-context";
import type { AccessRule } from "./access-rule";
import { decide } from "./decide";
import type { RecordAccess } from "./party-access";

interface Row {
  seekerId: string;
}
const OWN: Row = { seekerId: "7" };
const OTHER: Row = { seekerId: "8" };
const SELF: AccessRule = { to: ["SELF"], roles: [], category: null };
const STAFF: AccessRule = { to: ["OWN_PARTY"], roles: [], category: null };

/** A record description that counts how often its owner was looked up. */
function openRecord() {
  const lookups: string[] = [];
  const seekerId = ({ seekerId }: Row) => {
    lookups.push(seekerId);
    return seekerId;
  };
  const record: RecordAccess<Row> = { seekerId };
  return { lookups, policy: { access: testAccess(), rule: SELF, record: record as RecordAccess<never> } };
}

const contextOf = (seekerId = "7") =>
  ({ caller: testCaller({ role: "seeker", seekerId }), accessLog: new AccessLog(), snapshot: {} }) as SubgraphContext;

describe("a decision", () => {
  it("is made once for a row in a request", async () => {
    const { lookups, policy } = openRecord();
    const context = contextOf();
    expect(await decide(policy, OWN, context)).toBe("open");
    const once = lookups.length;
    for (let times = 1; times <= 3; times++) expect(await decide(policy, OWN, context)).toBe("open");
    expect(lookups).toHaveLength(once);
  });

  it("differs for another row", async () => {
    const { policy } = openRecord();
    const context = contextOf();
    for (const [row, decision] of [
      [OWN, "open"],
      [OTHER, "withheld"],
      [OWN, "open"],
    ] as const)
      expect(await decide(policy, row, context)).toBe(decision);
  });

  it("differs under another rule", async () => {
    const { policy } = openRecord();
    const context = contextOf();
    expect(await decide(policy, OWN, context)).toBe("open");
    expect(await decide({ ...policy, rule: STAFF }, OWN, context)).toBe("refused");
    expect(await decide(policy, OWN, context)).toBe("open");
  });

  it("differs for the same row as another type", async () => {
    const { policy } = openRecord();
    const context = contextOf();
    const asOther: RecordAccess<Row> = { seekerId: () => "8" };
    expect(await decide(policy, OWN, context)).toBe("open");
    expect(await decide({ ...policy, record: asOther as RecordAccess<never> }, OWN, context)).toBe("withheld");
  });

  it("is made again in another request, and after a mutation", async () => {
    const { lookups, policy } = openRecord();
    const context = contextOf();
    expect(await decide(policy, OWN, context)).toBe("open");
    expect(await decide(policy, OWN, contextOf("8"))).toBe("withheld");
    const before = lookups.length;
    context.snapshot = {};
    expect(await decide(policy, OWN, context)).toBe("open");
    expect(lookups.length).toBeGreaterThan(before);
  });
});
