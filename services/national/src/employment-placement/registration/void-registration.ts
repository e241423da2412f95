import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { checkFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { VoidRegistrationInput } from "../../generated/resolvers";
import { mayVoidLate, nationalSeekerAccess } from "../../joint-counter/seeker/seeker.access";
import { requireStandingHere } from "./registration.access";
import { REGISTRATION_TRANSITIONS, RegistrationEntity, registrationStatus } from "./registration.entity";
import { registrationError } from "./registration.errors";

/**
 * 求職申込みの取消し: voids a registration that was received by mistake, such as under another person's id. It serves nobody from
 * now on, and neither the person nor the other party sees it. What hangs on it is undone first. Of a person who was never
 * registered otherwise the profile goes, for it came with the mistake.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, REGISTRATION_MOVED, ILLEGAL_TRANSITION, REFERRALS_STAND, NEGOTIATIONS_STAND,
 *   CONSULTATIONS_STAND and the errors of a reason
 */
export async function voidRegistration(db: EntityManager, input: VoidRegistrationInput, context: SubgraphContext) {
  const id = parseUuid(input.registrationId, "registrationId");
  await lockFileOfRegistration(db, id);
  // guard: registration-is-voided-by-staff-of-person
  const isOwn = async (row: RegistrationEntity) =>
    (await nationalSeekerAccess.mayActFor(db, context, row.seekerId)) || mayVoidLate(db, context, row);
  await compareAndSet(
    db,
    RegistrationEntity,
    { id, version: input.version, field: "registrationId", isOwn },
    async (row) => {
      await requireStandingHere(db, context, row);
      const from = registrationStatus(row, context.clock.today());
      const { reason } = await checkFields({
        // guard: registration-is-voided-once
        status: () => requireTransition(REGISTRATION_TRANSITIONS, from, "VOIDED", "registrationId"),
        nothing: () => requireNothingOn(db, id),
        // guard: registration-is-voided-for-reason
        reason: () => parseReason(input.reason),
      });
      await recordStateChange(db, context.caller, { subjectId: id, from, to: "VOIDED", reason });
      return { status: "VOIDED" as const };
    },
  );
  return { registrationId: id };
}

/** As whoever records a consultation does, and before the registration is locked, as links of files do. */
async function lockFileOfRegistration(db: EntityManager, id: string): Promise<void> {
  await db.query(
    "select from national_file where seeker_id = (select seeker_id from registration where id = $1) for update",
    [id],
  );
}

/**
 * The locked registration keeps a referral from being issued meanwhile, the locked file a consultation.
 * @throws REFERRALS_STAND, NEGOTIATIONS_STAND, CONSULTATIONS_STAND
 */
async function requireNothingOn(db: EntityManager, id: string): Promise<void> {
  const [{ hangs }]: [{ hangs: string[] }] = await db.query("select hangs_on_registration($1) as hangs", [id]);
  await checkFields({
    referral: () => {
      // guard: registration-of-referral-is-not-voided
      if (hangs.includes("REFERRAL")) throw registrationError("REFERRALS_STAND").at("registrationId");
    },
    negotiation: () => {
      // guard: registration-of-negotiation-is-not-voided
      if (hangs.includes("NEGOTIATION")) throw registrationError("NEGOTIATIONS_STAND").at("registrationId");
    },
    consultation: () => {
      // guard: first-registration-before-consultation-is-not-voided
      if (hangs.includes("CONSULTATION")) throw registrationError("CONSULTATIONS_STAND").at("registrationId");
    },
  });
}
