import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { servicePointFilter } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf, jsonOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { childConnections } from "@aiwork/subgraph/lists/child-connections";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryNegotiationsArgs } from "../../generated/resolvers";
import { JobOrderEntity } from "../job-order/job-order.entity";
import { RegistrationEntity } from "../registration/registration.entity";
import { NegotiationEntity } from "./negotiation.entity";

/** A negotiation. Related rows that its statement did not join are loaded when they are requested. */
export interface NegotiationRow extends NegotiationEntity {
  registration?: RegistrationEntity | null;
  jobOrder?: JobOrderEntity | null;
}

export type NegotiationPayload = MutationResult<"negotiationId">;

const NEGOTIATIONS: KeysetList = {
  name: "negotiations",
  select: `select ${columnsOf(NegotiationEntity)}, opened_on, entered from negotiation`,
  order: [
    ["opened_on", "date"],
    ["entered", "bigint"],
  ],
};
const BY_ID: Statement = {
  name: "negotiations-by-id",
  text: `select ${columnsOf(NegotiationEntity)} from negotiation where id = any ($1::uuid[])`,
};

export const negotiationById = requestLoader<SubgraphContext, string, NegotiationRow>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

export const negotiationsOfSeeker = childConnections<NegotiationRow>(
  {
    ...NEGOTIATIONS,
    select: `select ${columnsOf(NegotiationEntity, "negotiation")}, opened_on, negotiation.entered,
        ${jsonOf(RegistrationEntity, "registration")} as "registration", ${jsonOf(JobOrderEntity, "job_order")} as "jobOrder"
      from negotiation
      left join registration on registration.id = negotiation.registration_id
      left join job_order on job_order.id = negotiation.job_order_id
      where negotiation.seeker_id = parent.key`,
  },
  "uuid",
);

export type Negotiations = Connection<NegotiationRow>;

/** The latest negotiation first. A negotiation belongs to the service point that received the registration. */
export async function readNegotiations(
  context: SubgraphContext,
  { filter, ...page }: QueryNegotiationsArgs,
): Promise<Negotiations> {
  const { database, caller } = context;
  // guard: worklist-of-negotiations-holds-own-service-points
  const { list, values } = filterList(NEGOTIATIONS, [
    await servicePointFilter(context, filter?.servicePointId, (point) => receivedAt(`= ${point}`)),
    atOwnServicePoints(caller, (points) => receivedAt(`= any (${points}::text[])`)),
    { name: "status", value: filter?.status, condition: (state) => `status = ${state}` },
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}

// guard: negotiation-is-of-service-point-of-own-registration
const receivedAt = (point: string) =>
  `exists (select from registration where registration.id = registration_id and service_point_id ${point})`;
