import { testAccess } from "@aiwork/kit/access/query-schema";
import { testCaller } from "@aiwork/kit/access/test-caller";
import type { Caller } from "@aiwork/server/identity/caller";
import type { SubgraphContext } from "../subgraph-context";
import type { AccessRule, AccessWord } from "./access-rule";
import { type Decision, evaluateRule, type RuleResult } from "./evaluate-rule";
import type { PartyAccess, RecordAccess } from "./party-access";

interface Row {
  seekerId?: string | null;
  point?: string | null;
  guests?: boolean;
  draft?: boolean;
}
type Given = Partial<PartyAccess> & Partial<AccessRule> & { record?: RecordAccess<Row> };

const HERE = testCaller({ role: "city.counselor", servicePoints: ["shiroishi"] });
const OFFICER = testCaller({ role: "city.program_officer" });
const NATIONAL = testCaller({ role: "national.counselor", servicePoints: ["shiroishi"] });
const PERSON = testCaller({ role: "seeker", seekerId: "7" });
const AUDITOR = testCaller({ role: "auditor.city" });

/** Owner and service point are given at once, or as a promise, as from a loader. */
const OWNED = { seekerId: (row: Row) => row.seekerId ?? null, servicePointId: (row: Row) => row.point ?? null };
const RECORDS: [string, RecordAccess<Row>][] = [
  ["at once", OWNED],
  ["later", { seekerId: async (row) => OWNED.seekerId(row), servicePointId: async (row) => OWNED.servicePointId(row) }],
];

/** The decision on a record of the city, under a rule with these words. */
async function evaluate(to: AccessWord[], caller: Caller, row: Row, given: Given = {}): Promise<RuleResult> {
  const { record = OWNED, roles = [], category = null, ...more } = given;
  const context = { caller, snapshot: {} } as SubgraphContext;
  const rule = { to, roles, category };
  return evaluateRule({ access: testAccess(more), rule, record: record as RecordAccess<never>, row, context });
}
async function decisionOn(...args: Parameters<typeof evaluate>): Promise<Decision> {
  const result = await evaluate(...args);
  return typeof result === "string" ? result : "open";
}
const consented = (...categories: string[]) => ({
  consents: async () => ({ byCategory: new Map(categories.map((name) => [name, `consent to ${name}`])), reason: null }),
});
const opened = { emergencyReason: async () => "来所したため" };

describe.each(RECORDS)("a record whose seeker and service point are known %s", (_, record) => {
  it("is open under SELF to its seeker, and to no other", async () => {
    expect(await decisionOn(["SELF"], PERSON, { seekerId: "7" }, { record })).toBe("open");
    for (const seekerId of ["8", null])
      expect(await decisionOn(["SELF"], PERSON, { seekerId }, { record })).toBe("withheld");
  });

  it("is open under SELF when the ids differ but belong to one person", async () => {
    const isSamePerson = async (_: unknown, ...ids: string[]) => ids.sort().join() === "7,8";
    const may = (seekerId: string) => decisionOn(["SELF"], PERSON, { seekerId }, { record, isSamePerson });
    expect([await may("8"), await may("9")]).toEqual(["open", "withheld"]);
  });

  it.each<AccessWord>(["OWN_PARTY", "BOTH_PARTIES"])(
    "is open under %s at its service point, or at the seeker's",
    async (word) => {
      const isAtServicePoint = async (_: unknown, seekerId: string) => seekerId === "7";
      const may = (row: Row, who = HERE) => decisionOn([word], who, row, { record, isAtServicePoint });
      expect(await may({ seekerId: "8", point: "shiroishi" })).toBe("open");
      expect(await may({ seekerId: "7", point: "toyohira" })).toBe("open");
      expect(await may({ seekerId: "8", point: "toyohira" })).toBe("withheld");
      for (const nobody of [
        { seekerId: null, point: "toyohira" },
        { seekerId: null, point: null },
      ])
        expect(await may(nobody)).toBe("withheld");
      expect(await may({ seekerId: "8", point: "toyohira" }, OFFICER)).toBe("open");
    },
  );

  it("is open to guests at its service point, and elsewhere under the seeker's consent", async () => {
    const guests = { ...record, isOpenToGuests: (row: Row) => row.guests === true, category: "LIAISON" };
    const may = (row: Row, given: Given = {}) =>
      decisionOn(["BOTH_PARTIES"], NATIONAL, { seekerId: "7", ...row }, { record: guests, ...given });
    expect(await may({ guests: true, point: "shiroishi" })).toBe("open");
    for (const row of [{ guests: true, point: "toyohira" }, { guests: false, point: "shiroishi" }, { guests: true }]) {
      expect(await may(row)).toBe("withheld");
      expect(await may(row, consented("OTHER"))).toBe("withheld");
      expect(await may(row, consented("LIAISON"))).toBe("open");
      expect(await may({ ...row, seekerId: null }, consented("LIAISON"))).toBe("withheld");
    }
  });

  it("is open to the other party under any consent when it declares no category, and never when its category is null", async () => {
    const may = (category: null | undefined, given: Given) => {
      const own = category === null ? { ...record, category } : record;
      return decisionOn(["BOTH_PARTIES"], NATIONAL, { seekerId: "7", point: "shiroishi" }, { record: own, ...given });
    };
    expect(await may(undefined, {})).toBe("withheld");
    expect(await may(undefined, consented())).toBe("open");
    expect(await may(null, consented("LIAISON"))).toBe("withheld");
  });

  it("is open to the other party under a consent to the rule's category", async () => {
    const may = (given: Given) =>
      decisionOn(["PEER_WITH_CONSENT"], NATIONAL, { seekerId: "7" }, { record, category: "FILE", ...given });
    expect(await may({})).toBe("withheld");
    expect(await may(consented())).toBe("withheld");
    expect(await may(consented("OTHER"))).toBe("withheld");
    expect(await may(consented("OTHER", "FILE"))).toBe("open");
  });

  it("is open when one word of its rule passes, though another does not", async () => {
    const isAtServicePoint = async () => true;
    const words: AccessWord[] = ["SELF", "OWN_PARTY", "PEER_WITH_CONSENT"];
    expect(await decisionOn(words, HERE, { seekerId: "7" }, { record, isAtServicePoint })).toBe("open");
    const given = { record, category: "FILE", ...consented("OTHER") };
    for (const to of [
      ["PEER_WITH_CONSENT", "BOTH_PARTIES"],
      ["BOTH_PARTIES", "PEER_WITH_CONSENT"],
    ] as AccessWord[][])
      expect(await decisionOn(to, NATIONAL, { seekerId: "7" }, given)).toBe("open");
  });
});

describe("a record", () => {
  it("is bound to its service point when it is about no person", async () => {
    const { servicePointId } = OWNED;
    expect(await decisionOn(["OWN_PARTY"], HERE, { point: "shiroishi" }, { record: { servicePointId } })).toBe("open");
    for (const who of [HERE, NATIONAL])
      expect(await decisionOn(["BOTH_PARTIES"], who, { point: "toyohira" }, { record: { servicePointId } })).toBe(
        "withheld",
      );
  });

  it("is bound to its seeker when it is at no service point", async () => {
    const { seekerId } = OWNED;
    for (const who of [HERE, NATIONAL])
      expect(await decisionOn(["BOTH_PARTIES"], who, { seekerId: "7" }, { record: { seekerId } })).toBe("withheld");
  });

  it("is open to all to whom its words apply when it is about no person and at no service point", async () => {
    for (const who of [HERE, OFFICER, NATIONAL])
      expect(await decisionOn(["BOTH_PARTIES"], who, {}, { record: {} })).toBe("open");
    expect(await decisionOn(["BOTH_PARTIES"], PERSON, {}, { record: {} })).toBe("refused");
  });

  it("is open under a public rule when it is published, to the roles of the rule", async () => {
    const record = { isPublished: ({ draft }: Row) => draft !== true };
    expect(await decisionOn(["PUBLIC"], PERSON, {}, { record })).toBe("open");
    expect(await decisionOn(["PUBLIC"], PERSON, { draft: true }, { record })).toBe("withheld");
    expect(await decisionOn(["PUBLIC"], PERSON, {}, { record, roles: ["reporting"] })).toBe("refused");
  });

  it("is open to the party's auditor, whoever its seeker is", async () => {
    expect(await decisionOn(["AUDITOR"], AUDITOR, { seekerId: "7", point: "toyohira" })).toBe("open");
    expect(await decisionOn(["OWN_PARTY", "SELF"], AUDITOR, { seekerId: "7", point: "toyohira" })).toBe("refused");
  });
});

describe("a type without a record description", () => {
  it("is open to all to whom the words of the rule apply", () => {
    const context = { caller: PERSON, snapshot: {} } as SubgraphContext;
    const rule: AccessRule = { to: ["SELF"], roles: [], category: null };
    expect(evaluateRule({ access: testAccess(), rule, record: undefined, row: undefined, context })).toMatchObject({});
  });
});

describe("the ground of a decision", () => {
  it.each<[string, AccessWord, Caller, Given, object]>([
    ["to the person", "SELF", PERSON, {}, { basis: "SELF" }],
    ["at the seeker's service point", "OWN_PARTY", HERE, { isAtServicePoint: async () => true }, { basis: "OWN_ROLE" }],
    ["to a role bound to no service point", "OWN_PARTY", OFFICER, {}, { basis: "OWN_ROLE" }],
    ["by emergency access", "OWN_PARTY", HERE, opened, { basis: "BREAK_GLASS", reason: "来所したため" }],
    [
      "by emergency access, under BOTH_PARTIES",
      "BOTH_PARTIES",
      HERE,
      opened,
      { basis: "BREAK_GLASS", reason: "来所したため" },
    ],
    [
      "by consent",
      "PEER_WITH_CONSENT",
      NATIONAL,
      { category: "FILE", ...consented("FILE") },
      { basis: "CONSENT", consentId: "consent to FILE" },
    ],
    ["to the auditor", "AUDITOR", AUDITOR, {}, { basis: "AUDIT" }],
  ])("is given when a record is open %s", async (_, word, who, given, ground) => {
    expect(await evaluate([word], who, { seekerId: "7", point: "toyohira" }, given)).toMatchObject(ground);
  });

  it("gives the other party nothing when own staff have emergency access", async () => {
    for (const word of ["BOTH_PARTIES", "PEER_WITH_CONSENT"] as const)
      expect(await decisionOn([word], NATIONAL, { seekerId: "7", point: "toyohira" }, opened)).toBe("withheld");
  });
});
