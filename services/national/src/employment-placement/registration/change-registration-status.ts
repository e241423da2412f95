import { endOfSecondMonthAfter } from "@aiwork/agreement/agreement/calendar/days";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { openedRecordError } from "@aiwork/agreement/joint-counter/opened-record/opened-record.errors";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet, type RowChanges } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ChangeRegistrationStatusInput } from "../../generated/resolvers";
import { nationalSeekerAccess } from "../../joint-counter/seeker/seeker.access";
import { requireNoOther } from "./receive-registration";
import { requireStandingHere } from "./registration.access";
import {
  REGISTRATION_MANUAL_TRANSITIONS,
  RegistrationEntity,
  type RegistrationStatus,
  registrationStatus,
} from "./registration.entity";
import { registrationError } from "./registration.errors";
import { nextRegistrationNumber } from "./registration-number";

/**
 * 本登録, 更新, 取下げ and what takes it back while the term runs, so that the registration is again what it was, and 再求職 after a
 * job was lost. The transition starts from the state on the business day. Long after it expired, the service point that served the person last renews it, once the person came or called.
 * @throws NO_SUCH_RECORD, REGISTRATION_MOVED, OPEN_RECORD_FIRST, VERSION_CONFLICT, ILLEGAL_TRANSITION, UNKNOWN_OFFICE, NOT_DUE_FOR_RENEWAL, TERM_OVER,
 * ALREADY_REGISTERED, and REASON_REQUIRED where it is withdrawn, or taken up again after a placement or a withdrawal
 */
export async function changeRegistrationStatus(
  db: EntityManager,
  { registrationId, version, to, reason: given }: ChangeRegistrationStatusInput,
  context: SubgraphContext,
) {
  const { caller, clock } = context;
  const id = parseUuid(registrationId, "registrationId");
  // guard: registrations-state-is-changed-by-staff
  const isOwn = async ({ seekerId }: RegistrationEntity) =>
    (await nationalSeekerAccess.mayActFor(db, context, seekerId)) ||
    nationalSeekerAccess.servedLast(db, context, seekerId);
  await compareAndSet(db, RegistrationEntity, { id, version, field: "registrationId", isOwn }, async (row) => {
    await requireStandingHere(db, context, row);
    // guard: registration-is-judged-by-state-of-business
    const from = registrationStatus(row, clock.today());
    // guard: registration-goes-along-legal-transitions-and-those
    requireTransition(REGISTRATION_MANUAL_TRANSITIONS, from, to);
    // guard: is-with-reason
    const needsReason = to === "WITHDRAWN" || from === "PLACED" || from === "WITHDRAWN";
    const isInTime = from === "ACTIVE" && to === "ACTIVE";
    // The history tells a renewal in time from a revision by this.
    const reason = !isInTime && (needsReason || given?.trim()) ? parseReason(given ?? "") : null;
    if (isInTime) requireLastMonth(row, clock.today());
    // guard: ended-registration-is-renewed-for-who-came
    if (to !== "WITHDRAWN" && !(await nationalSeekerAccess.mayTakeUp(db, context, row.seekerId)))
      throw openedRecordError("OPEN_RECORD_FIRST").at("registrationId");
    if (from === "WITHDRAWN") await requireToBeInForce(db, row, context);
    const result = from === "WITHDRAWN" ? await statusBeforeWithdrawn(db, row) : to;
    await recordStateChange(db, caller, { subjectId: id, from, to: result, reason });
    return result === "ACTIVE" ? activate(db, row, clock.today()) : { status: result };
  });
  return { registrationId: id };
}

/** A term ends with a month. @throws NOT_DUE_FOR_RENEWAL */
function requireLastMonth({ validUntil }: RegistrationEntity, today: string): void {
  const from = `${validUntil.slice(0, 7)}-01`;
  // guard: registration-is-renewed-in-last-month-of-term
  if (today < from) throw registrationError("NOT_DUE_FOR_RENEWAL", { from }).at("to");
}

/** By its number, and by the history; a placement that was voided since places nobody. */
async function statusBeforeWithdrawn(
  db: EntityManager,
  { id, number }: RegistrationEntity,
): Promise<RegistrationStatus> {
  // guard: registration-without-number-is-provisional-again
  if (number === null) return "PROVISIONAL";
  const [{ wasPlaced }]: [{ wasPlaced: boolean }] = await db.query(
    `select coalesce((select from_state from state_change where subject_id = $1 and to_state = 'WITHDRAWN'
         order by at desc, id desc limit 1) = 'PLACED', false)
       and exists (select from placement join referral on referral.id = referral_id
         where registration_id = $1 and placement.status = 'CONFIRMED') as "wasPlaced"`,
    [id],
  );
  // guard: placed-registration-is-placed-again
  return wasPlaced ? "PLACED" : "ACTIVE";
}

/** @throws TERM_OVER, ALREADY_REGISTERED */
async function requireToBeInForce(db: EntityManager, row: RegistrationEntity, context: SubgraphContext): Promise<void> {
  // guard: withdrawal-is-taken-back-within-term
  if (row.validUntil < context.clock.today()) throw registrationError("TERM_OVER").at("to");
  await requireNoOther(db, row, context, "registrationId");
}

/**
 * The number stays. What is provisional or was withdrawn keeps its term while that runs; otherwise a new term begins today.
 */
async function activate(
  db: EntityManager,
  { status, number, office, validUntil }: RegistrationEntity,
  today: string,
): Promise<RowChanges<RegistrationEntity>> {
  // guard: what-is-activated-time
  const isInTime = (status === "PROVISIONAL" || status === "WITHDRAWN") && validUntil >= today;
  return {
    status: "ACTIVE",
    // guard: renewed-registration-keeps-number
    number: number ?? (await nextRegistrationNumber(db, office)),
    validUntil: isInTime ? validUntil : endOfSecondMonthAfter(today),
  };
}
