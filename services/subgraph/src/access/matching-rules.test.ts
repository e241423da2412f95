import { testCaller } from "@aiwork/kit/access/test-caller";
import { ANONYMOUS, type Caller, type CallerParty } from "@aiwork/server/identity/caller";
import type { AccessRule, AccessWord } from "./access-rule";
import { matchingRules } from "./matching-rules";

const callers: Readonly<Record<string, Caller>> = {
  anonymous: ANONYMOUS,
  seeker: testCaller({ role: "seeker", seekerId: "7" }),
  reporting: testCaller({ role: "reporting" }),
  "city.counselor": testCaller({ role: "city.counselor" }),
  "national.planning": testCaller({ role: "national.planning" }),
  "auditor.city": testCaller({ role: "auditor.city" }),
  "auditor.national": testCaller({ role: "auditor.national" }),
};
const EVERYONE = Object.keys(callers);

const ruleOf = (to: readonly AccessWord[], roles: readonly string[] = []): AccessRule => ({
  to,
  roles,
  category: null,
});
const letsIn = (rule: AccessRule, owner: CallerParty) =>
  EVERYONE.filter((name) => matchingRules(rule, callers[name] ?? ANONYMOUS, owner).length > 0);

describe("a word of a rule", () => {
  it.each<[AccessWord, CallerParty, string[]]>([
    ["PUBLIC", "CITY", EVERYONE],
    ["AS_PARENT", "CITY", EVERYONE],
    ["SELF", "CITY", ["seeker"]],
    ["SELF", "NATIONAL", ["seeker"]],
    ["OWN_PARTY", "CITY", ["city.counselor"]],
    ["OWN_PARTY", "NATIONAL", ["national.planning"]],
    ["BOTH_PARTIES", "CITY", ["city.counselor", "national.planning"]],
    ["BOTH_PARTIES", "NATIONAL", ["city.counselor", "national.planning"]],
    ["PEER_WITH_CONSENT", "CITY", ["national.planning"]],
    ["PEER_WITH_CONSENT", "NATIONAL", ["city.counselor"]],
    ["AGGREGATE", "CITY", ["reporting"]],
    ["AUDITOR", "CITY", ["auditor.city"]],
    ["AUDITOR", "NATIONAL", ["auditor.national"]],
  ])("%s of %s applies to %j and to nobody else", (word, owner, names) => {
    expect(letsIn(ruleOf([word]), owner)).toEqual(names);
  });

  it("is returned alone when the other words of the rule do not apply", () => {
    const seeker = testCaller({ role: "seeker", seekerId: "7" });
    expect(matchingRules(ruleOf(["SELF", "OWN_PARTY", "AUDITOR"]), seeker, "CITY")).toEqual(["SELF"]);
  });
});

describe("a rule that is narrowed to roles", () => {
  it("applies to those roles alone, and among them to those to whom its words apply", () => {
    expect(letsIn(ruleOf(["BOTH_PARTIES"], ["national.planning", "reporting"]), "CITY")).toEqual(["national.planning"]);
    expect(letsIn(ruleOf(["PUBLIC"], ["seeker"]), "CITY")).toEqual(["seeker"]);
  });
});

describe("the cache of a caller's words", () => {
  it("keeps rules and parties apart", () => {
    const caller = testCaller({ role: "city.counselor" });
    const [own, aggregate] = [ruleOf(["OWN_PARTY"]), ruleOf(["AGGREGATE"])];
    for (let time = 1; time <= 2; time++) {
      expect(matchingRules(own, caller, "CITY")).toEqual(["OWN_PARTY"]);
      expect(matchingRules(own, caller, "NATIONAL")).toEqual([]);
      expect(matchingRules(aggregate, caller, "CITY")).toEqual([]);
    }
  });
});
