import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { childConnections } from "@aiwork/subgraph/lists/child-connections";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryReferralsArgs } from "../../generated/resolvers";
import { CITED_BY_REFERRAL, CITED_COLUMNS, PLACEMENT_ALONG } from "../../joint-counter/national-support/case-columns";
import type { JobOrderEntity } from "../job-order/job-order.entity";
import type { NegotiationEntity } from "../negotiation/negotiation.entity";
import type { PlacementEntity } from "../placement/placement.entity";
import type { RegistrationEntity } from "../registration/registration.entity";
import type { TrialEmploymentEntity } from "../trial-employment/trial-employment.entity";
import { ReferralEntity } from "./referral.entity";

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

export type ReferralPayload = MutationResult<"referralId">;

const REFERRALS: KeysetList = {
  name: "referrals",
  select: `select ${columnsOf(ReferralEntity)}, issued_on from referral`,
  order: [
    ["issued_on", "date"],
    ["id", "uuid"],
  ],
};
const BY_ID: Statement = {
  name: "referrals-by-id",
  text: `select ${columnsOf(ReferralEntity)} from referral where id = any ($1::uuid[])`,
};

export const referralById = requestLoader<SubgraphContext, string, ReferralRow>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

export const referralsOfSeeker = childConnections<ReferralRow>(
  {
    ...REFERRALS,
    select: `select ${columnsOf(ReferralEntity, "referral")}, issued_on, ${CITED_COLUMNS}, ${PLACEMENT_ALONG} as "placement"
      from referral ${CITED_BY_REFERRAL}
      left join placement on placement.referral_id = referral.id and placement.status <> 'VOIDED'
      left join trial_employment on trial_employment.placement_id = placement.id
      where referral.seeker_id = parent.key`,
  },
  "uuid",
);

export type Referrals = Connection<ReferralRow>;

/** The latest referral first. */
export function readReferrals(
  { database, caller }: SubgraphContext,
  { filter, ...page }: QueryReferralsArgs,
): Promise<Referrals> {
  // guard: worklist-of-referrals-holds-own-service-points
  const { list, values } = filterList(REFERRALS, [
    { name: "point", value: filter?.servicePointId, condition: (id) => `service_point_id = ${id}` },
    atOwnServicePoints(caller),
    { name: "status", value: filter?.status, condition: (state) => `status = ${state}` },
    { name: "before", value: filter?.issuedBefore, condition: (day) => `issued_on < ${day}::date` },
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}
