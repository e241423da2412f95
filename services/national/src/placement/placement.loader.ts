import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { childConnections } from "@aiwork/runtime/connection/child-connections";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { CITED_BY_REFERRAL, REFERRAL_ALONG, TRIAL_ALONG } from "../referral/referral-along";
import type { PlacementRow } from "../referral/referral-row";
import { PlacementEntity } from "./placement.entity";

export type ActedOnPlacement = ActedOn<"placementId">;

export const PLACEMENTS: KeysetList = {
  name: "placements",
  select: `select ${columnsOf(PlacementEntity)}, hired_on from placement`,
  order: [
    ["hired_on", "date"],
    ["id", "uuid"],
  ],
};
const BY_ID: Statement = {
  name: "placements-by-id",
  text: `select ${columnsOf(PlacementEntity)} from placement where id = any ($1::uuid[])`,
};
const OF_REFERRALS: Statement = {
  name: "placements-of-referrals",
  text: `select ${columnsOf(PlacementEntity)} from placement where referral_id = any ($1::uuid[]) and status <> 'VOIDED'`,
};

export const placementById = requestLoader<SubgraphContext, string, PlacementRow>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

/** The placement that is not voided; a referral has at most one. */
export const placementOfReferral = requestLoader<SubgraphContext, string, PlacementRow>(
  ({ database }, referralIds) => database.read(OF_REFERRALS, [referralIds]),
  ({ referralId }) => referralId,
);

export const placementsOfSeeker = childConnections<PlacementRow>(
  {
    ...PLACEMENTS,
    select: `select ${columnsOf(PlacementEntity, "placement")}, hired_on, ${REFERRAL_ALONG} as "referral", ${TRIAL_ALONG} as "trial"
      from placement left join referral on referral.id = placement.referral_id ${CITED_BY_REFERRAL}
      left join trial_employment on trial_employment.placement_id = placement.id
      where placement.seeker_id = parent.key`,
  },
  "uuid",
);

/** The placement of a row with a foreign key to it, so it exists. */
export async function placementOf(context: SubgraphContext, id: string): Promise<PlacementRow> {
  const placement = await placementById(context).load(id);
  if (!placement) throw new Error("A row refers to a placement that does not exist.");
  return placement;
}
