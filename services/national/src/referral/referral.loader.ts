import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { childConnections } from "@aiwork/runtime/connection/child-connections";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { ReferralEntity } from "./referral.entity";
import { CITED_COLUMNS, PLACEMENT_ALONG, REFERRALS_OF_PERSON } from "./referral-along";
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
      ${REFERRALS_OF_PERSON}
      left join placement on placement.referral_id = referral.id and placement.status <> 'VOIDED'
      left join trial_employment on trial_employment.placement_id = placement.id
      where registration.seeker_id = parent.key`,
  },
  "uuid",
);

/** The referral of a row that refers to it, which the database guarantees. */
export async function referralOf(context: SubgraphContext, id: string): Promise<ReferralRow> {
  const referral = await referralById(context).load(id);
  if (!referral) throw new Error("a row refers to a referral that is not there");
  return referral;
}
