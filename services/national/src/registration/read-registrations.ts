import { atOwnServicePoints } from "@aiwork/agreement/access/counter-roles";
import { filterList, searchFilter } from "@aiwork/runtime/connection/filter-list";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { nationalAccess } from "../access/national-access";
import type { QueryRegistrationsArgs } from "../generated/resolvers";
import { RegistrationEntity } from "./registration.entity";
import { registrationStatusFilter } from "./registration-status";

const WORKLIST: KeysetList = {
  name: "registrations",
  select: `select ${columnsOf(RegistrationEntity)}, received_on from registration`,
  order: [
    ["received_on", "date"],
    ["id", "uuid"],
  ],
};
const BY_NUMBER: Statement = {
  name: "registration-by-number",
  text: `select ${columnsOf(RegistrationEntity)} from registration where number = $1`,
};
/** The nil UUID: RFC 9562, 5.9. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
const NUMBER = /^\d{5}-\d{1,8}$/;

export type Registrations = Connection<RegistrationEntity>;

/** Registrations at the caller's service points, the latest first. */
export function readRegistrations(
  { database, clock, caller }: SubgraphContext,
  { search, filter, ...page }: QueryRegistrationsArgs,
): Promise<Registrations> {
  // guard: worklist-of-registrations-holds-own-service-points
  const { list, values } = filterList(WORKLIST, [
    { name: "point", value: filter?.servicePointId, condition: (id) => `service_point_id = ${id}` },
    atOwnServicePoints(caller),
    registrationStatusFilter(filter?.status, clock.today()),
    { name: "expiring", value: filter?.expiringBy, condition: (day) => `valid_until <= ${day}::date` },
    searchFilter(search, "search_national_profiles", "seeker_id"),
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}

/** An unknown number takes as long as one at another service point, because numbers can be enumerated. */
export async function readRegistration(context: SubgraphContext, number: string): Promise<RegistrationEntity | null> {
  if (!NUMBER.test(number)) return null;
  const [found] = await context.database.read<RegistrationEntity>(BY_NUMBER, [number]);
  // guard: number-nobody-has-takes-as-long
  if (!found) await nationalAccess.isAtServicePoint(context, NOBODY);
  return found ?? null;
}
