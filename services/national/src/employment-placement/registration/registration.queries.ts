import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { childConnections } from "@aiwork/subgraph/lists/child-connections";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { RegistrationEntity } from "./registration.entity";

export type RegistrationPayload = MutationResult<"registrationId">;

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
