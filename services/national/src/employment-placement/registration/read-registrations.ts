import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, parsePageRequest, searchFilter } from "@aiwork/subgraph/lists/keyset-list";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryRegistrationsArgs } from "../../generated/resolvers";
import { nationalAccess } from "../../national-access";
import { RegistrationEntity, registrationStatusFilter } from "./registration.entity";

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
const NIL_UUID = "00000000-0000-0000-0000-000000000000";
const REGISTRATION_NUMBER = /^\d{5}-\d{1,8}$/;

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
  return readConnection(database, list, values, parsePageRequest(page));
}

/** An unknown number takes as long as one at another service point, because numbers can be enumerated. */
export async function readRegistration(context: SubgraphContext, number: string): Promise<RegistrationEntity | null> {
  if (!REGISTRATION_NUMBER.test(number)) return null;
  const [found] = await context.database.read<RegistrationEntity>(BY_NUMBER, [number]);
  // guard: number-nobody-has-takes-as-long
  if (!found) await nationalAccess.isAtServicePoint(context, NIL_UUID);
  return found ?? null;
}
