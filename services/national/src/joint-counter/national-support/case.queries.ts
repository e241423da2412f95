import { columnsOf, jsonOf } from "@aiwork/subgraph/database/entity-columns";
import { childConnections } from "@aiwork/subgraph/lists/child-connections";
import { JobOrderEntity } from "../../employment-placement/job-order/job-order.entity";
import { NegotiationEntity } from "../../employment-placement/negotiation/negotiation.entity";
import { PlacementEntity } from "../../employment-placement/placement/placement.entity";
import { PLACEMENTS, type ReferralWithPlacement } from "../../employment-placement/placement/placement.queries";
import { ReferralEntity } from "../../employment-placement/referral/referral.entity";
import { REFERRALS } from "../../employment-placement/referral/referral.queries";
import { RegistrationEntity } from "../../employment-placement/registration/registration.entity";
import { TrialEmploymentEntity } from "../../employment-placement/trial-employment/trial-employment.entity";
import type { PlacementWithTrial } from "../../employment-placement/trial-employment/trial-employment.queries";

/** The rows that a referral cites, as far as the caller may see them. */
const citedJoins = `left join registration on registration.id = referral.registration_id
  left join job_order on job_order.id = referral.job_order_id
  left join negotiation on negotiation.id = referral.negotiation_id`;

const citedJson = {
  registration: jsonOf(RegistrationEntity, "registration"),
  jobOrder: jsonOf(JobOrderEntity, "job_order"),
  negotiation: jsonOf(NegotiationEntity, "negotiation"),
};

const citedColumns = Object.entries(citedJson)
  .map(([name, json]) => `${json} as "${name}"`)
  .join(", ");

const referralJson = jsonOf(ReferralEntity, "referral", citedJson);
const trialJson = jsonOf(TrialEmploymentEntity, "trial_employment");
const placementWithTrialJson = jsonOf(PlacementEntity, "placement", { trial: trialJson });
const placementWithReferralJson = jsonOf(PlacementEntity, "placement", { referral: referralJson });

/** A person's referrals, with the rows that they cite, their placements and trials in one statement. */
export const referralsOfSeeker = childConnections<ReferralWithPlacement>(
  {
    ...REFERRALS,
    select: `select ${columnsOf(ReferralEntity, "referral")}, issued_on, referral.entered, ${citedColumns}, ${placementWithTrialJson} as "placement"
      from referral ${citedJoins}
      left join placement on placement.referral_id = referral.id and placement.status <> 'VOIDED'
      left join trial_employment on trial_employment.placement_id = placement.id
      where referral.seeker_id = parent.key`,
  },
  "uuid",
);

/** A person's placements, with their referrals and trials in one statement. */
export const placementsOfSeeker = childConnections<PlacementWithTrial>(
  {
    ...PLACEMENTS,
    select: `select ${columnsOf(PlacementEntity, "placement")}, hired_on, placement.entered, ${referralJson} as "referral", ${trialJson} as "trial"
      from placement left join referral on referral.id = placement.referral_id ${citedJoins}
      left join trial_employment on trial_employment.placement_id = placement.id
      where placement.seeker_id = parent.key`,
  },
  "uuid",
);

/**
 * A column for the statement that reads a person's half: the trials with their placements as JSON, newest first.
 * @param seekerId the column that holds the person's id
 */
export function trialsColumn(seekerId: string): string {
  return `(select coalesce(json_agg(trial), '[]') from (
      select ${columnsOf(TrialEmploymentEntity, "trial_employment")}, ${placementWithReferralJson} as "placement"
      from trial_employment join placement on placement.id = placement_id
      left join referral on referral.id = placement.referral_id ${citedJoins}
      where trial_employment.seeker_id = ${seekerId}
      order by trial_employment.starts_on desc, trial_employment.entered desc
    ) as trial)`;
}
