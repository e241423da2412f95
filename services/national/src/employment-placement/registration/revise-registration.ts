import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { parseFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReviseRegistrationInput } from "../../generated/resolvers";
import { nationalSeekerAccess } from "../../joint-counter/seeker/seeker.access";
import { requireStandingHere } from "./registration.access";
import { RegistrationEntity, registrationStatus } from "./registration.entity";
import { registrationError } from "./registration.errors";
import { parseWishes, requireOccupation, saveBackground } from "./registration-wishes";

/**
 * 求職申込みの変更: changes the person's wishes and experience. The state stays; the history records the reason.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, REGISTRATION_MOVED, REGISTRATION_WITHDRAWN, REGISTRATION_VOIDED,
 * REGISTRATION_EXPIRED, NOTHING_TO_REVISE, NO_OCCUPATION, REASON_REQUIRED and the errors of parseWishes
 */
export async function reviseRegistration(db: EntityManager, input: ReviseRegistrationInput, context: SubgraphContext) {
  const { caller, clock } = context;
  const id = parseUuid(input.registrationId, "registrationId");
  // guard: registration-is-revised-by-staff-of-persons
  const serves = ({ seekerId }: RegistrationEntity) => nationalSeekerAccess.mayActFor(db, context, seekerId);
  const isOwn = async (row: RegistrationEntity) =>
    (await serves(row)) || nationalSeekerAccess.servedLast(db, context, row.seekerId);
  await compareAndSet(
    db,
    RegistrationEntity,
    { id, version: input.version, field: "registrationId", isOwn },
    async (row) => {
      await requireStandingHere(db, context, row);
      const status = registrationStatus(row, clock.today());
      // guard: registration-was-withdrawn-is-not-revised
      if (status === "WITHDRAWN") throw registrationError("REGISTRATION_WITHDRAWN").at("registrationId");
      // guard: voided-registration-is-not-revised
      if (status === "VOIDED") throw registrationError("REGISTRATION_VOIDED").at("registrationId");
      // guard: long-expired-registration-is-not-revised
      if (!(await serves(row))) throw registrationError("REGISTRATION_EXPIRED").at("registrationId");
      const { wishes, reason } = parseFields({
        wishes: () => parseRevisedWishes(input, row, context),
        // guard: revision-is-given-with-reason
        reason: () => parseReason(input.reason),
      });
      await recordStateChange(db, caller, { subjectId: id, from: status, to: status, reason });
      const { workHistory, outOfWorkSince, ...changes } = wishes;
      if (workHistory !== undefined || outOfWorkSince !== undefined)
        await saveBackground(db, id, {
          workHistory: workHistory === undefined ? (row.background?.workHistory ?? null) : workHistory,
          outOfWorkSince: outOfWorkSince === undefined ? (row.background?.outOfWorkSince ?? null) : outOfWorkSince,
        });
      return changes;
    },
  );
  return { registrationId: id };
}

function parseRevisedWishes(input: ReviseRegistrationInput, row: RegistrationEntity, context: SubgraphContext) {
  const wishes = parseWishes(input, context);
  // guard: revision-changes-something-2
  if (Object.keys(wishes).length === 0) throw registrationError("NOTHING_TO_REVISE");
  // guard: revised-registration-still-seeks-something
  requireOccupation({ ...row, ...wishes });
  return wishes;
}
