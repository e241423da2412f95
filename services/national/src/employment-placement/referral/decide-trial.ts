import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import type { IssueReferralInput, TrialDecisionInput } from "../../generated/resolvers";
import type { JobOrderEntity } from "../job-order/job-order.entity";
import { referralError } from "./referral.errors";
import { fitsTrialGroup, trialRuleOn } from "./trial-rules";

/**
 * Invariant 7: a referral on trial needs an order for trial employment, a target group of the rule in force on that day, a
 * recorded decision, and the person's agreement; both are dated at latest the day of the letter.
 * @throws TRIAL_DECISION_UNASKED, ORDER_ONLY_FOR_TRIAL, ORDER_NOT_FOR_TRIAL, TRIAL_DECISION_REQUIRED,
 *   TRIAL_RULE_NOT_IN_FORCE, UNKNOWN_TRIAL_GROUP, OUTSIDE_TRIAL_GROUP, DECIDED_AFTER_ISSUE, AGREED_AFTER_ISSUE and the
 *   errors of parseReason
 */
export function decideTrial(
  { track, issuedOn, trialDecision }: Pick<IssueReferralInput, "track" | "issuedOn" | "trialDecision">,
  { trialMode }: Pick<JobOrderEntity, "trialMode">,
  birthDate: string | null,
): TrialDecisionInput | null {
  if (track === "ORDINARY") {
    // guard: ordinary-referral-has-no-trial-decision
    if (trialDecision) throw referralError("TRIAL_DECISION_UNASKED").at("trialDecision");
    // guard: order-for-trials-alone-gets-no-ordinary
    if (trialMode === "TRIAL_ONLY") throw referralError("ORDER_ONLY_FOR_TRIAL").at("track");
    return null;
  }
  // guard: order-for-no-trial-gets-no-referral
  if (trialMode === "NONE") throw referralError("ORDER_NOT_FOR_TRIAL").at("track");
  // guard: referral-on-trial-has-decision
  if (!trialDecision) throw referralError("TRIAL_DECISION_REQUIRED").at("trialDecision");
  const { ruleVersion, group, decidedOn, seekerAgreedOn } = trialDecision;
  const at = (field: keyof TrialDecisionInput) => ["trialDecision", field] as const;
  const rule = trialRuleOn(issuedOn);
  // guard: trial-is-decided-under-rule-of-referrals
  if (rule?.version !== ruleVersion) throw referralError("TRIAL_RULE_NOT_IN_FORCE").at(...at("ruleVersion"));
  const named = rule.groups.find(({ code }) => code === group);
  // guard: trial-is-for-group-rule-names
  if (!named) throw referralError("UNKNOWN_TRIAL_GROUP").at(...at("group"));
  // guard: trial-is-for-group-to-persons-age
  if (!fitsTrialGroup(named, birthDate, issuedOn)) throw referralError("OUTSIDE_TRIAL_GROUP").at(...at("group"));
  // guard: trial-is-decided-by-day-of-letter
  if (decidedOn > issuedOn) throw referralError("DECIDED_AFTER_ISSUE").at(...at("decidedOn"));
  // guard: person-agreed-to-trial-by-day
  if (seekerAgreedOn > issuedOn) throw referralError("AGREED_AFTER_ISSUE").at(...at("seekerAgreedOn"));
  // guard: trial-is-decided-for-reason
  return { ...trialDecision, reason: parseReason(trialDecision.reason, "trialDecision") };
}
