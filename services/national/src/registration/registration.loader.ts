import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { childConnections } from "@aiwork/runtime/connection/child-connections";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { RegistrationEntity } from "./registration.entity";

export type ActedOnRegistration = ActedOn<"registrationId">;

const BY_ID: Statement = {
  name: "registrations-by-id",
  text: `select ${columnsOf(RegistrationEntity)} from registration where id = any ($1::uuid[])`,
};

export const registrationById = requestLoader<SubgraphContext, string, RegistrationEntity>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

/** All registrations of a person, newest first. */
export const registrationsOfSeeker = childConnections<RegistrationEntity>(
  {
    name: "registrations",
    select: `select ${columnsOf(RegistrationEntity)}, received_on from registration where seeker_id = parent.key`,
    order: [
      ["received_on", "date"],
      ["id", "uuid"],
    ],
  },
  "uuid",
);
