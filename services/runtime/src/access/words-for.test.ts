import { ANONYMOUS, type Caller, type CallerParty } from "../identity/caller";
import { testCaller } from "../testing/test-caller";
import type { AccessRule, AccessWord } from "./rule";
import { wordsFor } from "./words-for";

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
  EVERYONE.filter((name) => wordsFor(rule, callers[name] ?? ANONYMOUS, owner).length > 0);

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
  ])("%s of %s lets in %j and nobody else", (word, owner, names) => {
    expect(letsIn(ruleOf([word]), owner)).toEqual(names);
  });

  it("stands for itself, though another of the rule lets in more", () => {
    const seeker = testCaller({ role: "seeker", seekerId: "7" });
    expect(wordsFor(ruleOf(["SELF", "OWN_PARTY", "AUDITOR"]), seeker, "CITY")).toEqual(["SELF"]);
  });
});

describe("a rule that is narrowed to duties", () => {
  it("lets in those duties alone, and of them those whom its words let in", () => {
    expect(letsIn(ruleOf(["BOTH_PARTIES"], ["national.planning", "reporting"]), "CITY")).toEqual(["national.planning"]);
    expect(letsIn(ruleOf(["PUBLIC"], ["seeker"]), "CITY")).toEqual(["seeker"]);
  });
});

describe("what is known of a caller", () => {
  it("is known under one rule and of one owner", () => {
    const caller = testCaller({ role: "city.counselor" });
    const [own, aggregate] = [ruleOf(["OWN_PARTY"]), ruleOf(["AGGREGATE"])];
    for (let asked = 1; asked <= 2; asked++) {
      expect(wordsFor(own, caller, "CITY")).toEqual(["OWN_PARTY"]);
      expect(wordsFor(own, caller, "NATIONAL")).toEqual([]);
      expect(wordsFor(aggregate, caller, "CITY")).toEqual([]);
    }
  });
});
