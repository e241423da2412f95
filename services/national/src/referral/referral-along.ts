import { jsonOf } from "@aiwork/runtime/database/json-of";
import { JobOrderEntity } from "../job-order/job-order.entity";
import { NegotiationEntity } from "../negotiation/negotiation.entity";
import { PlacementEntity } from "../placement/placement.entity";
import { RegistrationEntity } from "../registration/registration.entity";
import { TrialEmploymentEntity } from "../trial-employment/trial-employment.entity";
import { ReferralEntity } from "./referral.entity";

/** A person's referrals with what they cite; a list of them goes on with its own joins, and `where registration.seeker_id = …`. */
export const REFERRALS_OF_PERSON = `from registration
  join referral on referral.registration_id = registration.id
  left join job_order on job_order.id = referral.job_order_id
  left join negotiation on negotiation.id = referral.negotiation_id`;

const CITED = {
  registration: jsonOf(RegistrationEntity, "registration"),
  jobOrder: jsonOf(JobOrderEntity, "job_order"),
  negotiation: jsonOf(NegotiationEntity, "negotiation"),
};

export const CITED_COLUMNS = Object.entries(CITED)
  .map(([name, json]) => `${json} as "${name}"`)
  .join(", ");

export const REFERRAL_ALONG = jsonOf(ReferralEntity, "referral", CITED);
export const TRIAL_ALONG = jsonOf(TrialEmploymentEntity, "trial_employment");
/** Below a referral: with its trial. */
export const PLACEMENT_ALONG = jsonOf(PlacementEntity, "placement", { trial: TRIAL_ALONG });
/** Above a trial: with its referral. */
export const PLACEMENT_OF_TRIAL_ALONG = jsonOf(PlacementEntity, "placement", { referral: REFERRAL_ALONG });
