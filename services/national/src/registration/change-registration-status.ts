import { endOfSecondMonthAfter } from "@aiwork/agreement/calendar/end-of-second-month";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { type Changes, compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { nationalPersons } from "../access/national-access";
import { RegistrationEntity, type RegistrationStatus } from "./registration.entity";
import { nextRegistrationNumber } from "./registration-number";
import { REGISTRATION_BY_HAND } from "./registration-states";
import { registrationStatus } from "./registration-status";

export interface ChangingRegistration extends ActInput {
  registrationId: string;
  version: number;
  to: RegistrationStatus;
  reason?: string | null;
}

/**
 * 本登録, 更新, 取下げ, and 再求職 after a job was lost. The transition starts from the state on the business day.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, UNKNOWN_OFFICE, and REASON_REQUIRED where
 * it is withdrawn or taken up again after a placement
 */
export async function changeRegistrationStatus(
  db: EntityManager,
  { registrationId, version, to, reason: given }: ChangingRegistration,
  context: SubgraphContext,
) {
  const { caller, clock } = context;
  const id = parseUuid(registrationId, "registrationId");
  // guard: registrations-state-is-changed-by-staff
  const isTheirs = ({ seekerId }: RegistrationEntity) => nationalPersons.mayActFor(db, context, seekerId);
  await compareAndSet(db, RegistrationEntity, { id, version, isTheirs }, async (row) => {
    // guard: registration-is-judged-by-state-of-business
    const from = registrationStatus(row, clock.today());
    // guard: registration-goes-along-legal-transitions-and-those
    requireTransition(REGISTRATION_BY_HAND, from, to);
    // guard: is-with-reason
    const needsReason = to === "WITHDRAWN" || from === "PLACED";
    const reason = needsReason || given?.trim() ? readReason(given ?? "") : null;
    await recordChange(db, caller, { subjectId: id, from, to, reason });
    return to === "ACTIVE" ? activate(db, row, clock.today()) : { status: to };
  });
  return { registrationId: id };
}

/** The number stays. A provisional registration activated within its term keeps the term; otherwise a new term begins today. */
async function activate(
  db: EntityManager,
  { status, number, office, validUntil }: RegistrationEntity,
  today: string,
): Promise<Changes<RegistrationEntity>> {
  // guard: what-is-activated-time
  const isInTime = status === "PROVISIONAL" && validUntil >= today;
  return {
    status: "ACTIVE",
    // guard: renewed-registration-keeps-number
    number: number ?? (await nextRegistrationNumber(db, office)),
    validUntil: isInTime ? validUntil : endOfSecondMonthAfter(today),
  };
}
