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
import type { QueryReferralsArgs } from "../../generated/resolvers";
import type { JobOrderEntity } from "../job-order/job-order.entity";
import type { NegotiationEntity } from "../negotiation/negotiation.entity";
import type { RegistrationEntity } from "../registration/registration.entity";
import { lookUpNobody } from "../registration/registration.queries";
import { withHyphens } from "../registration/registration-number";
import { ReferralEntity } from "./referral.entity";

/** A referral. Related rows that its statement did not join (undefined) are loaded when they are requested. */
export interface ReferralRow extends ReferralEntity {
  registration?: RegistrationEntity | null;
  jobOrder?: JobOrderEntity | null;
  negotiation?: NegotiationEntity | null;
}

export type ReferralPayload = MutationResult<"referralId">;

export const REFERRALS: KeysetList = {
  name: "referrals",
  select: `select ${columnsOf(ReferralEntity)}, issued_on, entered from referral`,
  order: [
    ["issued_on", "date"],
    ["entered", "bigint"],
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

const BY_LETTER_NUMBER: Statement = {
  name: "referral-by-letter-number",
  text: `select ${columnsOf(ReferralEntity)} from referral where letter_number = any ($1)
    order by letter_number = $2 desc limit 1`,
};
const LETTER_NUMBER = /^[0-9A-Za-z-]{1,100}$/;

/** An unknown number takes as long as one at another service point, because numbers can be enumerated. @throws INPUT_REQUIRED */
export async function readReferralByLetterNumber(
  context: SubgraphContext,
  letterNumber: string,
): Promise<ReferralRow | null> {
  const number = withHyphens(parseNumber(letterNumber, "letterNumber"));
  if (!LETTER_NUMBER.test(number)) return null;
  // Letters are written in lower case. The column itself is compared, so that its index serves under row-level security.
  const anyCase = [number, number.toLowerCase()];
  const [found] = await context.database.read<ReferralRow>(BY_LETTER_NUMBER, [anyCase, number]);
  // guard: letter-number-nobody-has-takes-as-long
  if (!found) await lookUpNobody(context);
  return found ?? null;
}

/** A referral is read at its own service point and at its person's. */
const AT_OWN_SERVICE_POINT = `(service_point_id = any ($2::text[]) or exists (select from registration as own
  where own.seeker_id = referral.seeker_id and own.service_point_id = any ($2::text[])))`;

/** The referrals to a job order, the latest first; the page and its count hold those at the caller's service points. */
// guard: job-order-lists-referrals-of-own-service-points
export const referralsOfJobOrder = childConnections<ReferralRow, SubgraphContext>(
  {
    ...REFERRALS,
    name: "referrals-of-job-order",
    select: `${REFERRALS.select} where job_order_id = parent.key and ${AT_OWN_SERVICE_POINT}`,
  },
  "uuid",
  ({ caller }) => [caller.servicePoints],
);

export type Referrals = Connection<ReferralRow>;

/** The latest referral first. */
export async function readReferrals(
  context: SubgraphContext,
  { filter, ...page }: QueryReferralsArgs,
): Promise<Referrals> {
  const { database, caller } = context;
  // guard: worklist-of-referrals-holds-own-service-points
  const { list, values } = filterList(REFERRALS, [
    await servicePointFilter(context, filter?.servicePointId),
    atOwnServicePoints(caller),
    { name: "status", value: filter?.status, condition: (state) => `status = ${state}` },
    { name: "before", value: filter?.issuedBefore, condition: (day) => `issued_on < ${day}::date` },
    searchFilter(filter?.person, "search_national_profiles", "seeker_id"),
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}
