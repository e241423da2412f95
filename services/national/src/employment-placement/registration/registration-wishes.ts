import { requireNotInFuture } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseOptionalText, parseTextList } from "@aiwork/agreement/agreement/text/free-text";
import { parseFields } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReviseRegistrationInput } from "../../generated/resolvers";
import type { RegistrationBackgroundEntity, RegistrationEntity } from "./registration.entity";
import { registrationError } from "./registration.errors";

const MAX_HISTORY_LENGTH = 2000;
/** Nobody has been out of work for longer than a life. */
const MAX_WORKING_YEARS = 80;

/** The work that a person seeks, and the person's experience. */
export type RegistrationWishes = Pick<
  RegistrationEntity,
  "desiredOccupations" | "anyOccupation" | "desiredEmploymentTypes" | "qualifications"
> &
  RegistrationBackground;

/** The input: a field that is left out is undefined. */
type RegistrationWishesInput = Partial<Pick<ReviseRegistrationInput, keyof RegistrationWishes>>;

/** Only the given fields; `null` clears a field that may be empty. @throws DAY_IN_THE_FUTURE and the errors of texts */
export function parseWishes(given: RegistrationWishesInput, context: SubgraphContext): Partial<RegistrationWishes> {
  const { desiredOccupations, anyOccupation, desiredEmploymentTypes, qualifications } = given;
  const { workHistory, outOfWorkSince } = given;
  return parseFields({
    ...(desiredOccupations && { desiredOccupations: () => parseTextList(desiredOccupations, "desiredOccupations") }),
    ...(anyOccupation != null && { anyOccupation: () => anyOccupation }),
    ...(desiredEmploymentTypes && { desiredEmploymentTypes: () => [...new Set(desiredEmploymentTypes)] }),
    ...(qualifications && { qualifications: () => parseTextList(qualifications, "qualifications") }),
    ...(workHistory !== undefined && {
      workHistory: () => parseOptionalText(workHistory, "workHistory", MAX_HISTORY_LENGTH),
    }),
    ...(outOfWorkSince !== undefined && { outOfWorkSince: () => parseOutOfWork(outOfWorkSince, context) }),
  });
}

function parseOutOfWork(since: string | null, context: SubgraphContext): string | null {
  if (since !== null) requireNotInFuture(since, context, "outOfWorkSince", MAX_WORKING_YEARS);
  return since;
}

/** @throws NO_OCCUPATION */
export function requireOccupation({ desiredOccupations, anyOccupation }: Partial<RegistrationWishes>): void {
  if (!anyOccupation && desiredOccupations?.length === 0)
    throw registrationError("NO_OCCUPATION").at("desiredOccupations");
}

type RegistrationBackground = Pick<RegistrationBackgroundEntity, "workHistory" | "outOfWorkSince">;

/** Writes the person's work history, which is in a separate table. */
export async function saveBackground(
  db: EntityManager,
  registrationId: string,
  { workHistory, outOfWorkSince }: RegistrationBackground,
): Promise<void> {
  await db.query(
    `insert into registration_background (registration_id, work_history, out_of_work_since) values ($1, $2, $3)
     on conflict (registration_id) do update
       set work_history = excluded.work_history, out_of_work_since = excluded.out_of_work_since`,
    [registrationId, workHistory, outOfWorkSince],
  );
}
