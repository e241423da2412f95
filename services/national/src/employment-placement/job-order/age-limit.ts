import type { ListFilter } from "@aiwork/subgraph/lists/keyset-list";
import { type AgeBound, ageLimitBounds, type GroundBounds } from "./age-limit-bounds";
import type { AgeLimitGround, JobOrderEntity } from "./job-order.entity";
import { jobOrderError, jobOrderQueryError } from "./job-order.errors";

export interface AgeLimit {
  minimum: number | null;
  maximum: number | null;
  ground: AgeLimitGround;
  basisText: string;
  policyGroup: string | null;
}

/** 年齢制限; null for an order without a ground for one. */
export function ageLimitOf(order: JobOrderEntity): AgeLimit | null {
  const { ageMinimum: minimum, ageMaximum: maximum, ageGround: ground, ageBasisText: basisText } = order;
  if (ground === null || basisText === null) return null;
  return { minimum, maximum, ground, basisText, policyGroup: order.agePolicyGroup };
}

/** A person who has reached the retirement age cannot be hired, with or without an age limit. @throws AGE_OUT_OF_RANGE */
export function openToAgeFilter(age: number | null | undefined): ListFilter {
  if (age != null && (age < 0 || age > 120)) throw jobOrderQueryError("AGE_OUT_OF_RANGE");
  const lets = (years: string) =>
    `coalesce(age_minimum <= ${years}::int, true) and coalesce(age_maximum >= ${years}::int, true)
      and coalesce(mandatory_retirement_age - 1 >= ${years}::int, true)`;
  return { name: "age", value: age, condition: lets };
}

/** An age limit, with the fields of the order that its bounds depend on. */
export interface AgeLimitedOrder {
  minimum: number | null;
  maximum: number | null;
  ground: AgeLimitGround;
  policyGroup: string | null;
  mandatoryRetirementAge: number | null;
  contractTerm: "INDEFINITE" | "FIXED";
  experienceRequired: string | null;
}

/** Invariant 5: an age limit has one ground and lies within its bounds. @throws AGE_LIMIT_EMPTY, AGE_LIMIT_REVERSED, AGE_LIMIT_OUTSIDE_GROUND */
export function requireLawfulAgeLimit(order: AgeLimitedOrder): void {
  const { ground, minimum, maximum, policyGroup } = order;
  // guard: age-limit-limits-something
  if (minimum === null && maximum === null) throw jobOrderError("AGE_LIMIT_EMPTY").at("ageLimit");
  if (minimum !== null && maximum !== null && maximum < minimum)
    throw jobOrderError("AGE_LIMIT_REVERSED").at("ageLimit", "maximum");
  // guard: policy-group-stands-on-own-ground
  if (policyGroup !== null && ground !== "OLDER_OR_POLICY_GROUP")
    throw jobOrderError("AGE_LIMIT_OUTSIDE_GROUND", { ground: "POLICY_GROUP" }).at("ageLimit", "policyGroup");
  const known = policyGroup === null ? ground : "POLICY_GROUP";
  const breach = findBreach(order, ageLimitBounds[known]);
  if (breach) throw jobOrderError("AGE_LIMIT_OUTSIDE_GROUND", { ground: known }).at(...breach);
}

/** The path of the input field that is outside the ground's bounds. */
function findBreach(order: AgeLimitedOrder, bounds: GroundBounds): string[] | null {
  const { minimum, maximum } = order;
  // guard: lowest-age-lies-within-ground
  if (!isWithin(minimum, bounds.minimum)) return ["ageLimit", "minimum"];
  // guard: highest-age-lies-within-ground
  if (!isWithin(maximum, bounds.maximum)) return ["ageLimit", "maximum"];
  if (bounds.width && minimum !== null && maximum !== null) {
    const years = maximum - minimum + 1;
    // guard: band-of-ages-is-not-too
    if (years < bounds.width.min || years > bounds.width.max) return ["ageLimit", "maximum"];
  }
  // guard: limit-by-retirement-age-ends-one-year
  if (bounds.endsBeforeRetirement && maximum !== (order.mandatoryRetirementAge ?? Number.NaN) - 1)
    return order.mandatoryRetirementAge === null ? ["mandatoryRetirementAge"] : ["ageLimit", "maximum"];
  // guard: ground-of-long-employment-asks-indefinite-term
  if (bounds.isIndefinite && order.contractTerm !== "INDEFINITE") return ["contractTerm"];
  // guard: limit-for-long-career-asks-no-experience
  if (bounds.asksNoExperience && order.experienceRequired !== null) return ["experienceRequired"];
  return null;
}

function isWithin(age: number | null, bound: AgeBound | null): boolean {
  if (bound === null) return age === null;
  if (age === null) return !bound.isNeeded;
  return age >= bound.min && age <= bound.max;
}
