import { requirePast } from "@aiwork/agreement/state-change/require-past";
import { parseOptionalText, parseTextList } from "@aiwork/agreement/text/given-texts";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { Background } from "./keep-background";
import type { RegistrationEntity } from "./registration.entity";
import { refuse } from "./registration-refusals";

const LONGEST_HISTORY = 2000;

/** The work that a person seeks, and the person's experience. */
export type Wishes = Pick<
  RegistrationEntity,
  "desiredOccupations" | "anyOccupation" | "desiredEmploymentTypes" | "qualifications"
> &
  Background;

/** The input: a field that is left out is undefined. */
export type GivenWishes = { readonly [Wish in keyof Wishes]?: Wishes[Wish] | null | undefined };

/** Only the given fields; `null` clears a field that may be empty. @throws DAY_IN_THE_FUTURE and the errors of texts */
export function parseWishes(given: GivenWishes, context: SubgraphContext): Partial<Wishes> {
  const { desiredOccupations, anyOccupation, desiredEmploymentTypes, qualifications } = given;
  const { workHistory, outOfWorkSince } = given;
  if (outOfWorkSince) requirePast(outOfWorkSince, context, "outOfWorkSince");
  return {
    ...(desiredOccupations && { desiredOccupations: parseTextList(desiredOccupations, "desiredOccupations") }),
    ...(anyOccupation != null && { anyOccupation }),
    ...(desiredEmploymentTypes && { desiredEmploymentTypes: [...new Set(desiredEmploymentTypes)] }),
    ...(qualifications && { qualifications: parseTextList(qualifications, "qualifications") }),
    ...(workHistory !== undefined && { workHistory: parseOptionalText(workHistory, "workHistory", LONGEST_HISTORY) }),
    ...(outOfWorkSince !== undefined && { outOfWorkSince }),
  };
}

/** @throws NO_OCCUPATION */
export function requireOccupation({ desiredOccupations, anyOccupation }: Partial<Wishes>): void {
  if (!anyOccupation && desiredOccupations?.length === 0) throw refuse("NO_OCCUPATION").at("desiredOccupations");
}
