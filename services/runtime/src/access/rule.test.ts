import { parse } from "graphql";
import { readRule } from "./rule";

function ruleOf(directives: string) {
  const [type] = parse(`type File ${directives} { id: ID }`).definitions;
  if (type?.kind !== "ObjectTypeDefinition") throw new Error("not a type");
  return readRule(type.directives);
}

describe("a rule", () => {
  it("is read from @access, and from no other directive", () => {
    expect(
      ruleOf('@clause(of: "A") @access(to: [SELF, OWN_PARTY], roles: ["city.counselor"], category: LIAISON)'),
    ).toEqual({
      to: ["OWN_PARTY", "SELF"],
      roles: ["city.counselor"],
      category: "LIAISON",
    });
    expect(ruleOf("@may(to: [PUBLIC])")).toBeUndefined();
    expect(ruleOf("")).toBeUndefined();
  });

  it("accepts one value in place of a list", () => {
    expect(ruleOf('@access(to: PUBLIC, roles: "seeker")')).toEqual({
      to: ["PUBLIC"],
      roles: ["seeker"],
      category: null,
    });
  });

  it("is the same object when two directives say the same", () => {
    expect(ruleOf("@access(to: [SELF, AUDITOR])")).toBe(ruleOf("@access(to: [AUDITOR, SELF])"));
  });

  it.each([
    "@access(to: [OWN_PARTY])",
    '@access(to: [SELF], roles: ["seeker"])',
    "@access(to: [SELF], category: LIAISON)",
    "@access(to: [SELF, OWN_PARTY])",
  ])("is another object when the directive differs: %s", (other) => {
    expect(ruleOf(other)).not.toEqual(ruleOf("@access(to: [SELF])"));
  });
});
