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

/** The table keeps all of its parts or none. */
export function trialDecisionOf(referral: ReferralEntity): TrialDecision | null {
  const { trialRuleVersion: ruleVersion, trialGroup: group, trialReason: reason } = referral;
  const { trialDecidedOn: decidedOn, trialDecidedByRole: role, trialAgreedOn: seekerAgreedOn } = referral;
  if (ruleVersion === null || group === null || reason === null) return null;
  if (decidedOn === null || role === null || seekerAgreedOn === null) return null;
  return { ruleVersion, group, reason, decidedOn, by: actorOf("NATIONAL", role, null), seekerAgreedOn };
}
