import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { childConnections } from "@aiwork/runtime/connection/child-connections";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import { jsonOf } from "@aiwork/runtime/database/json-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { JobOrderEntity } from "../job-order/job-order.entity";
import { RegistrationEntity } from "../registration/registration.entity";
import { NegotiationEntity } from "./negotiation.entity";

/** A negotiation. Related rows that its statement did not join are loaded when they are requested. */
export interface NegotiationRow extends NegotiationEntity {
  registration?: RegistrationEntity | null;
  jobOrder?: JobOrderEntity | null;
}

export type ActedOnNegotiation = ActedOn<"negotiationId">;

export const NEGOTIATIONS: KeysetList = {
  name: "negotiations",
  select: `select ${columnsOf(NegotiationEntity)}, opened_on from negotiation`,
  order: [
    ["opened_on", "date"],
    ["id", "uuid"],
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
    select: `select ${columnsOf(NegotiationEntity, "negotiation")}, opened_on,
        ${jsonOf(RegistrationEntity, "registration")} as "registration", ${jsonOf(JobOrderEntity, "job_order")} as "jobOrder"
      from negotiation
      left join registration on registration.id = negotiation.registration_id
      left join job_order on job_order.id = negotiation.job_order_id
      where negotiation.seeker_id = parent.key`,
  },
  "uuid",
);
