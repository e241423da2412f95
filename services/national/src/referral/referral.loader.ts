import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { childConnections } from "@aiwork/runtime/connection/child-connections";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { ReferralEntity } from "./referral.entity";
import { CITED_BY_REFERRAL, CITED_COLUMNS, PLACEMENT_ALONG } from "./referral-along";
import type { ReferralRow } from "./referral-row";

export type ActedOnReferral = ActedOn<"referralId">;

export const REFERRALS: KeysetList = {
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
