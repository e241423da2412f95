import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requirePast } from "@aiwork/agreement/state-change/require-past";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { parseFreeText } from "@aiwork/agreement/text/free-text";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { mayActOnRegistration } from "../access/own-registration";
import { interviewDay } from "./interview-day";
import { ReferralEntity, type ReferralStatus } from "./referral.entity";
import { refuse } from "./referral-refusals";
import { isLive, REFERRAL_STATES } from "./referral-states";

const LONGEST_REASON = 1000;

export interface Progress extends ActInput {
  referralId: string;
  version: number;
  to: ReferralStatus;
  on: string;
  interviewOn?: string | null;
  reason?: string | null;
}

/**
 * Records a step of a referral with its day. A hire recorded after another result needs a reason.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, DAY_IN_THE_FUTURE, STEP_TOO_EARLY, REASON_REQUIRED and
 *   the errors of interviewDay
 */
export async function recordReferralProgress(db: EntityManager, input: Progress, context: SubgraphContext) {
  const referralId = parseUuid(input.referralId, "referralId");
  const { version, to, on } = input;
  const isTheirs = ({ registrationId }: ReferralEntity) => mayActOnRegistration(db, context, registrationId);
  // guard: progress-is-recorded-by-whose-person-is
  await compareAndSet(db, ReferralEntity, { id: referralId, version, isTheirs }, async (referral) => {
    const { status, issuedOn, interviewOn: known } = referral;
    // guard: referral-goes-along-states-alone
    requireTransition(REFERRAL_STATES, status, to);
    // guard: progress-is-of-day-has-come
    requirePast(on, context, "on");
    // guard: result-does-not-come-before-interview
    const since = status === "INTERVIEWED" ? (known ?? issuedOn) : issuedOn;
    // guard: progress-does-not-come-before-letter
    if (on < since) throw refuse("STEP_TOO_EARLY").at("on");
    const interviewOn = interviewDay(referral, input);
    const given = input.reason ?? "";
    // guard: late-hire-is-recorded-with-reason-alone
    const reason = isLive(status) ? parseFreeText(given, "reason", LONGEST_REASON) || null : readReason(given);
    // guard: progress-stands-in-referrals-history
    await recordChange(db, context.caller, { subjectId: referralId, from: status, to, reason });
    const isConcluded = !isLive(to);
    return {
      status: to,
      interviewOn,
      concludedOn: isConcluded ? on : null,
      outcomeReason: isConcluded ? reason : null,
    };
  });
  return { referralId };
}
