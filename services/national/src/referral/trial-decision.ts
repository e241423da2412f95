import { type Actor, actorOf } from "@aiwork/agreement/state-change/actor";
import type { ReferralEntity } from "./referral.entity";

export interface TrialDecision {
  ruleVersion: string;
  group: string;
  reason: string;
  decidedOn: string;
  by: Actor;
  seekerAgreedOn: string;
}

/** Null where the referral is not on trial, or the caller may not see the decision. */
export function trialDecisionOf({ trialDecision: decision }: ReferralEntity): TrialDecision | null {
  if (decision === null) return null;
  const { ruleVersion, group, reason, decidedOn, decidedByRole, agreedOn } = decision;
  const by = actorOf("NATIONAL", decidedByRole, null);
  return { ruleVersion, group, reason, decidedOn, by, seekerAgreedOn: agreedOn };
}
