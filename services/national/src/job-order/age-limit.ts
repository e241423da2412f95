import type { Filter } from "@aiwork/runtime/connection/filter-list";
import { refuse } from "../national-refusals";
import type { AgeLimitGround, JobOrderEntity } from "./job-order.entity";

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
export function openToAgeFilter(age: number | null | undefined): Filter {
  if (age != null && (age < 0 || age > 120)) throw refuse("AGE_OUT_OF_RANGE");
  const lets = (years: string) =>
    `coalesce(age_minimum <= ${years}::int, true) and coalesce(age_maximum >= ${years}::int, true)
      and coalesce(mandatory_retirement_age - 1 >= ${years}::int, true)`;
  return { name: "age", value: age, condition: lets };
}
