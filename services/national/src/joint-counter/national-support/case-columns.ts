import { jsonOf } from "@aiwork/subgraph/database/entity-columns";
import { JobOrderEntity } from "../../employment-placement/job-order/job-order.entity";
import { NegotiationEntity } from "../../employment-placement/negotiation/negotiation.entity";
import { PlacementEntity } from "../../employment-placement/placement/placement.entity";
import { ReferralEntity } from "../../employment-placement/referral/referral.entity";
import { RegistrationEntity } from "../../employment-placement/registration/registration.entity";
import { TrialEmploymentEntity } from "../../employment-placement/trial-employment/trial-employment.entity";

/** The rows that a referral cites, as far as the caller may see them. */
export const CITED_BY_REFERRAL = `left join registration on registration.id = referral.registration_id
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
/** A referral's placement, with its trial. */
export const PLACEMENT_ALONG = jsonOf(PlacementEntity, "placement", { trial: TRIAL_ALONG });
/** A trial's placement, with its referral. */
export const PLACEMENT_OF_TRIAL_ALONG = jsonOf(PlacementEntity, "placement", { referral: REFERRAL_ALONG });
