import type { JobOrderEntity } from "../job-order/job-order.entity";
import type { NegotiationEntity } from "../negotiation/negotiation.entity";
import type { PlacementEntity } from "../placement/placement.entity";
import type { RegistrationEntity } from "../registration/registration.entity";
import type { TrialEmploymentEntity } from "../trial-employment/trial-employment.entity";
import type { ReferralEntity } from "./referral.entity";

/** A referral; what its statement did not read along (undefined) is loaded when it is asked for. */
export interface ReferralRow extends ReferralEntity {
  registration?: RegistrationEntity | null;
  jobOrder?: JobOrderEntity | null;
  negotiation?: NegotiationEntity | null;
  placement?: PlacementRow | null;
}

/** A placement, with what was read along. */
export interface PlacementRow extends PlacementEntity {
  referral?: ReferralRow | null;
  trial?: TrialEmploymentRow | null;
}

/** A trial employment, with what was read along. */
export interface TrialEmploymentRow extends TrialEmploymentEntity {
  placement?: PlacementRow | null;
}
