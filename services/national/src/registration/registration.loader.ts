import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { RegistrationEntity } from "./registration.entity";

const CURRENT: Statement = {
  name: "current-registrations",
  text: `select latest.* from unnest($1::uuid[]) as wanted (seeker)
    cross join lateral (
      select ${columnsOf(RegistrationEntity)} from registration where seeker_id = seeker
      order by received_on desc, id desc limit 1
    ) as latest`,
};

/** The one received last. */
export const currentRegistrationOfSeeker = requestLoader<SubgraphContext, string, RegistrationEntity>(
  ({ database }, seekerIds) => database.read(CURRENT, [seekerIds]),
  (registration) => registration.seekerId,
);
