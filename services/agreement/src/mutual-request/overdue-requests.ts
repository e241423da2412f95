import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { groupLoader } from "@aiwork/runtime/loader/group-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { MutualRequestEntity } from "./mutual-request.entity";

/** For a meeting in the future, only requests that are overdue today: the others may still be answered in time. */
const OVERDUE: Statement = {
  name: "overdue-requests",
  text: `select meeting.held_on as "heldOn", ${columnsOf(MutualRequestEntity, "request")}
    from unnest($1::date[]) as meeting (held_on)
    join mutual_request as request on request.response_due_on < least(meeting.held_on, $2::date)
      and (request.concluded_on is null or request.concluded_on >= meeting.held_on)
    order by request.fiscal_year, request.place`,
};

export interface OverdueRequest extends MutualRequestEntity {
  heldOn: string;
}

/** The own party's overdue requests, which stand automatically on the agenda of a meeting on this day. */
export const overdueRequestsAt = groupLoader<SubgraphContext, string, OverdueRequest>(
  ({ database, clock }, days) => database.read<OverdueRequest>(OVERDUE, [days, clock.today()]),
  ({ heldOn }) => heldOn,
);
