import { type AgeBound, ageLimitBounds, type GroundBounds } from "./age-limit-bounds";
import type { AgeLimitGround } from "./job-order.entity";
import { refuse } from "./job-order-refusals";

/** A limit, and what of the order it depends on. */
export interface LimitedOrder {
  minimum: number | null;
  maximum: number | null;
  ground: AgeLimitGround;
  policyGroup: string | null;
  mandatoryRetirementAge: number | null;
  contractTerm: "INDEFINITE" | "FIXED";
  experienceRequired: string | null;
}

/** An age limit stands on one ground and passes its bounds. @throws AGE_LIMIT_EMPTY, AGE_LIMIT_REVERSED, AGE_LIMIT_OUTSIDE_GROUND */
export function requireLawfulAgeLimit(order: LimitedOrder): void {
  const { ground, minimum, maximum, policyGroup } = order;
  if (minimum === null && maximum === null) throw refuse("AGE_LIMIT_EMPTY").at("ageLimit");
  if (minimum !== null && maximum !== null && maximum < minimum)
    throw refuse("AGE_LIMIT_REVERSED").at("ageLimit", "maximum");
  if (policyGroup !== null && ground !== "OLDER_OR_POLICY_GROUP")
    throw refuse("AGE_LIMIT_OUTSIDE_GROUND", { ground: "POLICY_GROUP" }).at("ageLimit", "policyGroup");
  const known = policyGroup === null ? ground : "POLICY_GROUP";
  const breach = findBreach(order, ageLimitBounds[known]);
  if (breach) throw refuse("AGE_LIMIT_OUTSIDE_GROUND", { ground: known }).at(...breach);
}

/** The input field that lies outside the ground's bounds. */
function findBreach(order: LimitedOrder, bounds: GroundBounds): string[] | null {
  const { minimum, maximum } = order;
  if (!isWithin(minimum, bounds.minimum)) return ["ageLimit", "minimum"];
  if (!isWithin(maximum, bounds.maximum)) return ["ageLimit", "maximum"];
  if (bounds.width && minimum !== null && maximum !== null) {
    const years = maximum - minimum + 1;
    if (years < bounds.width.least || years > bounds.width.most) return ["ageLimit", "maximum"];
  }
  if (bounds.endsBeforeRetirement && maximum !== (order.mandatoryRetirementAge ?? Number.NaN) - 1)
    return order.mandatoryRetirementAge === null ? ["mandatoryRetirementAge"] : ["ageLimit", "maximum"];
  if (bounds.isIndefinite && order.contractTerm !== "INDEFINITE") return ["contractTerm"];
  if (bounds.asksNoExperience && order.experienceRequired !== null) return ["experienceRequired"];
  return null;
}

function isWithin(age: number | null, bound: AgeBound | null): boolean {
  if (bound === null) return age === null;
  if (age === null) return !bound.isNeeded;
  return age >= bound.least && age <= bound.most;
}
