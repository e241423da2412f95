import { BusinessError } from "@aiwork/server/errors/business-error";
import fc from "fast-check";
import { type AgeLimitedOrder, requireLawfulAgeLimit } from "./age-limit";
import type { AgeLimitGround } from "./job-order.entity";

const PLAIN: AgeLimitedOrder = {
  minimum: null,
  maximum: null,
  ground: "PERFORMING_ARTS",
  policyGroup: null,
  mandatoryRetirementAge: null,
  contractTerm: "INDEFINITE",
  experienceRequired: null,
};
function refusalOf(limit: Partial<AgeLimitedOrder>): string | null {
  try {
    requireLawfulAgeLimit({ ...PLAIN, ...limit });
  } catch (error) {
    if (error instanceof BusinessError) return `${error.code} ${error.path?.join(".")}`;
    throw error;
  }
  return null;
}

/** Invariant 5, written a second time independently of the code. */
const LAWFUL: Record<AgeLimitGround, (limit: AgeLimitedOrder) => boolean> = {
  RETIREMENT_AGE: ({ minimum, maximum, mandatoryRetirementAge, contractTerm }) =>
    minimum === null &&
    maximum !== null &&
    mandatoryRetirementAge !== null &&
    maximum === mandatoryRetirementAge - 1 &&
    contractTerm === "INDEFINITE",
  STATUTORY_MINIMUM: ({ minimum, maximum }) => minimum !== null && maximum === null,
  YOUNG_CAREER_START: ({ minimum, maximum, contractTerm, experienceRequired }) =>
    minimum === null && maximum !== null && contractTerm === "INDEFINITE" && experienceRequired === null,
  SKILL_SUCCESSION_BAND: ({ minimum, maximum, contractTerm }) =>
    minimum !== null &&
    maximum !== null &&
    minimum > 29 &&
    maximum < 50 &&
    maximum - minimum > 3 &&
    maximum - minimum < 10 &&
    contractTerm === "INDEFINITE",
  PERFORMING_ARTS: ({ minimum, maximum }) => minimum !== null || maximum !== null,
  OLDER_OR_POLICY_GROUP: ({ minimum, maximum, policyGroup }) =>
    policyGroup === null ? minimum !== null && minimum > 59 : minimum !== null || maximum !== null,
};
const grounds = Object.keys(LAWFUL) as AgeLimitGround[];
const ages = fc.option(fc.integer({ min: -1, max: 122 }), { nil: null });
const workingAges = fc.option(fc.integer({ min: 17, max: 70 }), { nil: null });
const limits = fc
  .record({
    minimum: fc.oneof(ages, workingAges, fc.constant(null)),
    maximum: fc.oneof(ages, workingAges, fc.constant(null)),
    ground: fc.constantFrom(...grounds),
    policyGroup: fc.constantFrom(null, null, "就職氷河期世代"),
    mandatoryRetirementAge: fc.option(fc.integer({ min: 60, max: 70 }), { nil: null }),
    contractTerm: fc.constantFrom("INDEFINITE" as const, "FIXED" as const),
    experienceRequired: fc.constantFrom(null, null, "2年以上"),
    endsBeforeRetirement: fc.boolean(),
  })
  .map(({ endsBeforeRetirement, ...limit }) =>
    endsBeforeRetirement && limit.mandatoryRetirementAge !== null
      ? { ...limit, maximum: limit.mandatoryRetirementAge - 1 }
      : limit,
  );

describe("an age limit", () => {
  it("accepts an age limit exactly when it is within the bounds of its ground", () => {
    fc.assert(
      fc.property(limits, (limit) => {
        const { minimum, maximum, ground, policyGroup } = limit;
        const areAges = [minimum, maximum].every((age) => age === null || (age >= 0 && age <= 120));
        const isOrdered = minimum === null || maximum === null || minimum <= maximum;
        const isNamed = policyGroup === null || ground === "OLDER_OR_POLICY_GROUP";
        expect(refusalOf(limit) === null).toBe(areAges && isOrdered && isNamed && LAWFUL[ground](limit));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [{}, "AGE_LIMIT_EMPTY ageLimit"],
    [{ minimum: 40, maximum: 39 }, "AGE_LIMIT_REVERSED ageLimit.maximum"],
    [{ minimum: 40, maximum: 59, ground: "RETIREMENT_AGE" }, "AGE_LIMIT_OUTSIDE_GROUND ageLimit.minimum"],
    [{ maximum: 59, ground: "RETIREMENT_AGE" }, "AGE_LIMIT_OUTSIDE_GROUND mandatoryRetirementAge"],
    [
      { maximum: 59, ground: "RETIREMENT_AGE", mandatoryRetirementAge: 63 },
      "AGE_LIMIT_OUTSIDE_GROUND ageLimit.maximum",
    ],
    [
      { maximum: 59, ground: "RETIREMENT_AGE", mandatoryRetirementAge: 60, contractTerm: "FIXED" },
      "AGE_LIMIT_OUTSIDE_GROUND contractTerm",
    ],
    [{ minimum: 18, maximum: 64, ground: "STATUTORY_MINIMUM" }, "AGE_LIMIT_OUTSIDE_GROUND ageLimit.maximum"],
    [
      { maximum: 58, ground: "YOUNG_CAREER_START", experienceRequired: "2年以上" },
      "AGE_LIMIT_OUTSIDE_GROUND experienceRequired",
    ],
    [{ minimum: 40, maximum: 50, ground: "SKILL_SUCCESSION_BAND" }, "AGE_LIMIT_OUTSIDE_GROUND ageLimit.maximum"],
    [{ minimum: 30, maximum: 40, ground: "SKILL_SUCCESSION_BAND" }, "AGE_LIMIT_OUTSIDE_GROUND ageLimit.maximum"],
    [{ minimum: 45, maximum: 48, ground: "SKILL_SUCCESSION_BAND" }, "AGE_LIMIT_OUTSIDE_GROUND ageLimit.maximum"],
    [{ minimum: 59, ground: "OLDER_OR_POLICY_GROUP" }, "AGE_LIMIT_OUTSIDE_GROUND ageLimit.minimum"],
    [{ minimum: 18, policyGroup: "就職氷河期世代" }, "AGE_LIMIT_OUTSIDE_GROUND ageLimit.policyGroup"],
  ] as const)("refuses the age limit %j with %s", (limit, refusal) => expect(refusalOf(limit)).toBe(refusal));

  it.each([
    { maximum: 59, ground: "RETIREMENT_AGE", mandatoryRetirementAge: 60 },
    { minimum: 18, ground: "STATUTORY_MINIMUM", contractTerm: "FIXED" },
    { maximum: 34, ground: "YOUNG_CAREER_START" },
    { minimum: 30, maximum: 39, ground: "SKILL_SUCCESSION_BAND" },
    { minimum: 45, maximum: 49, ground: "SKILL_SUCCESSION_BAND" },
    { minimum: 6, maximum: 12, ground: "PERFORMING_ARTS" },
    { minimum: 60, ground: "OLDER_OR_POLICY_GROUP", contractTerm: "FIXED" },
    { minimum: 35, maximum: 55, ground: "OLDER_OR_POLICY_GROUP", policyGroup: "就職氷河期世代" },
  ] as const)("accepts the age limit %j", (limit) => expect(refusalOf(limit)).toBeNull());
});
