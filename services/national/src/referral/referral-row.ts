import type { JobOrderEntity } from "../job-order/job-order.entity";
import type { NegotiationEntity } from "../negotiation/negotiation.entity";
import type { PlacementEntity } from "../placement/placement.entity";
import type { RegistrationEntity } from "../registration/registration.entity";
import type { TrialEmploymentEntity } from "../trial-employment/trial-employment.entity";
import type { ReferralEntity } from "./referral.entity";

/** A referral. Related rows that its statement did not join (undefined) are loaded when they are requested. */
export interface ReferralRow extends ReferralEntity {
  registration?: RegistrationEntity | null;
  jobOrder?: JobOrderEntity | null;
  negotiation?: NegotiationEntity | null;
  placement?: PlacementRow | null;
}

/** A placement with its joined rows. */
export interface PlacementRow extends PlacementEntity {
  referral?: ReferralRow | null;
  trial?: TrialEmploymentRow | null;
}

/** A trial employment with its joined rows. */
export interface TrialEmploymentRow extends TrialEmploymentEntity {
  placement?: PlacementRow | null;
}
