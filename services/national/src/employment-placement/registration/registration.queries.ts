import { logSearch } from "@aiwork/agreement/joint-counter/access-record/log-search";
import { withoutConsentFilter } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent.queries";
import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { servicePointFilter } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { parseNumber } from "@aiwork/subgraph/graphql/scalars";
import { childConnections } from "@aiwork/subgraph/lists/child-connections";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, parsePageRequest, searchFilter } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryRegistrationsArgs } from "../../generated/resolvers";
import { nationalSeekerAccess } from "../../joint-counter/seeker/seeker.access";
import { RegistrationEntity, registrationStatusFilter } from "./registration.entity";
import { withHyphens } from "./registration-number";

export type RegistrationPayload = MutationResult<"registrationId">;

const BY_ID: Statement = {
  name: "registrations-by-id",
  text: `select ${columnsOf(RegistrationEntity)} from registration where id = any ($1::uuid[])`,
};

export const registrationById = requestLoader<SubgraphContext, string, RegistrationEntity>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

const REGISTRATIONS: KeysetList = {
  name: "registrations",
  select: `select ${columnsOf(RegistrationEntity)}, received_on, entered from registration`,
  // guard: registrations-of-one-day-are-listed-as-entered
  order: [
    ["received_on", "date"],
    ["entered", "bigint"],
  ],
};

/** All registrations of a person, newest first. */
export const registrationsOfSeeker = childConnections<RegistrationEntity>(
  { ...REGISTRATIONS, select: `${REGISTRATIONS.select} where seeker_id = parent.key` },
  "uuid",
);

export type Registrations = Connection<RegistrationEntity>;

/** Registrations at the caller's service points, the latest first. */
export async function readRegistrations(
  context: SubgraphContext,
  { search, filter, ...page }: QueryRegistrationsArgs,
): Promise<Registrations> {
  const { database, clock, caller } = context;
  // guard: worklist-of-registrations-holds-own-service-points
  const { list, values } = filterList(REGISTRATIONS, [
    await servicePointFilter(context, filter?.servicePointId),
    atOwnServicePoints(caller),
    registrationStatusFilter(filter?.status, clock.today()),
    { name: "expiring", value: filter?.expiringBy, condition: (day) => `valid_until <= ${day}::date` },
    withoutConsentFilter(filter?.withoutConsent, context, "registration.seeker_id"),
    searchFilter(search, "search_national_profiles", "seeker_id"),
  ]);
  const found = await readConnection<RegistrationEntity>(database, list, values, parsePageRequest(page));
  // guard: search-of-national-persons-is-logged
  if (search) logSearch(context, found, ({ seekerId }) => seekerId);
  return found;
}

const BY_NUMBER: Statement = {
  name: "registration-by-number",
  text: `select ${columnsOf(RegistrationEntity)} from registration where number = $1`,
};
const REGISTRATION_NUMBER = /^\d{5}-\d{1,8}$/;

/** The nil UUID: RFC 9562, 5.9. */
const NIL_UUID = "00000000-0000-0000-0000-000000000000";

/** Takes as long as finding out that a person is at another service point. */
export async function lookUpNobody(context: SubgraphContext): Promise<void> {
  await nationalSeekerAccess.isAtServicePoint(context, NIL_UUID);
}

/** An unknown number takes as long as one at another service point, because numbers can be enumerated. @throws INPUT_REQUIRED */
export async function readRegistration(context: SubgraphContext, given: string): Promise<RegistrationEntity | null> {
  const number = withHyphens(parseNumber(given, "number"));
  if (!REGISTRATION_NUMBER.test(number)) return null;
  const [found] = await context.database.read<RegistrationEntity>(BY_NUMBER, [number]);
  // guard: number-nobody-has-takes-as-long
  if (!found) await lookUpNobody(context);
  return found ?? null;
}
