import { readReason } from "@aiwork/agreement/text/reason";
import type { JobOrderEntity } from "../job-order/job-order.entity";
import { mayBelong, trialRuleOn } from "../trial-employment/trial-rule";
import { refuse } from "./referral-refusals";

export interface TrialDeciding {
  ruleVersion: string;
  group: string;
  reason: string;
  decidedOn: string;
  seekerAgreedOn: string;
}

interface OnTrack {
  track: "ORDINARY" | "TRIAL";
  issuedOn: string;
  trialDecision?: TrialDeciding | null | undefined;
}

/**
 * Invariant 7: on trial only to an order that takes people on trial, of a group of the rule of that day, by a recorded
 * judgement, and with the person's agreement; both made by the day of the letter.
 * @throws TRIAL_DECISION_UNASKED, ORDER_ONLY_FOR_TRIAL, ORDER_NOT_FOR_TRIAL, TRIAL_DECISION_REQUIRED,
 *   TRIAL_RULE_NOT_IN_FORCE, UNKNOWN_TRIAL_GROUP, OUTSIDE_TRIAL_GROUP, DECIDED_AFTER_ISSUE, AGREED_AFTER_ISSUE and what
 *   a reason is refused for
 */
export function decideTrial(
  { track, issuedOn, trialDecision }: OnTrack,
  { trialMode }: Pick<JobOrderEntity, "trialMode">,
  birthDate: string | null,
): TrialDeciding | null {
  if (track === "ORDINARY") {
    if (trialDecision) throw refuse("TRIAL_DECISION_UNASKED").at("trialDecision");
    if (trialMode === "TRIAL_ONLY") throw refuse("ORDER_ONLY_FOR_TRIAL").at("track");
    return null;
  }
  if (trialMode === "NONE") throw refuse("ORDER_NOT_FOR_TRIAL").at("track");
  if (!trialDecision) throw refuse("TRIAL_DECISION_REQUIRED").at("trialDecision");
  const { ruleVersion, group, decidedOn, seekerAgreedOn } = trialDecision;
  const at = (field: keyof TrialDeciding) => ["trialDecision", field] as const;
  const rule = trialRuleOn(issuedOn);
  if (rule?.version !== ruleVersion) throw refuse("TRIAL_RULE_NOT_IN_FORCE").at(...at("ruleVersion"));
  const named = rule.groups.find(({ code }) => code === group);
  if (!named) throw refuse("UNKNOWN_TRIAL_GROUP").at(...at("group"));
  if (!mayBelong(named, birthDate, issuedOn)) throw refuse("OUTSIDE_TRIAL_GROUP").at(...at("group"));
  if (decidedOn > issuedOn) throw refuse("DECIDED_AFTER_ISSUE").at(...at("decidedOn"));
  if (seekerAgreedOn > issuedOn) throw refuse("AGREED_AFTER_ISSUE").at(...at("seekerAgreedOn"));
  return { ...trialDecision, reason: readReason(trialDecision.reason, "trialDecision") };
}
