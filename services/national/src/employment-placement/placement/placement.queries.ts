import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { servicePointFilter } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, parsePageRequest, searchFilter } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryPlacementsArgs } from "../../generated/resolvers";
import type { ReferralRow } from "../referral/referral.queries";
import { PlacementEntity } from "./placement.entity";
import { placementQueryError } from "./placement.errors";

/** A placement, with its referral where its statement joined it. */
export interface PlacementRow extends PlacementEntity {
  referral?: ReferralRow | null;
}

/** A referral, with its placement where its statement joined it. */
export interface ReferralWithPlacement extends ReferralRow {
  placement?: PlacementRow | null;
}

export type PlacementPayload = MutationResult<"placementId">;

export const PLACEMENTS: KeysetList = {
  name: "placements",
  select: `select ${columnsOf(PlacementEntity)}, hired_on, entered from placement`,
  order: [
    ["hired_on", "date"],
    ["entered", "bigint"],
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

/** The placement of a row with a foreign key to it, so it exists. */
export async function placementOf(context: SubgraphContext, id: string): Promise<PlacementRow> {
  const placement = await placementById(context).load(id);
  if (!placement) throw new Error("A row refers to a placement that does not exist.");
  return placement;
}

export type Placements = Connection<PlacementRow>;

/** The latest hire first. @throws HIRED_DAYS_REVERSED */
export async function readPlacements(
  context: SubgraphContext,
  { filter, ...page }: QueryPlacementsArgs,
): Promise<Placements> {
  const { database, caller } = context;
  if (filter?.hiredFrom && filter.hiredTo && filter.hiredFrom > filter.hiredTo)
    throw placementQueryError("HIRED_DAYS_REVERSED");
  // guard: worklist-of-placements-holds-own-service-points
  const { list, values } = filterList(PLACEMENTS, [
    await servicePointFilter(context, filter?.servicePointId),
    atOwnServicePoints(caller),
    { name: "status", value: filter?.status, condition: (state) => `status = ${state}` },
    { name: "from", value: filter?.hiredFrom, condition: (day) => `hired_on >= ${day}::date` },
    { name: "to", value: filter?.hiredTo, condition: (day) => `hired_on <= ${day}::date` },
    searchFilter(filter?.person, "search_national_profiles", "seeker_id"),
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}
