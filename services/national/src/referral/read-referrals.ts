import { atOwnServicePoints } from "@aiwork/agreement/access/counter-roles";
import { filterList } from "@aiwork/runtime/connection/filter-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { QueryReferralsArgs } from "../generated/resolvers";
import { REFERRALS } from "./referral.loader";
import type { ReferralRow } from "./referral-row";

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
  return readConnection(database, list, values, readPageRequest(page));
}
