import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { groupLoader } from "@aiwork/runtime/loader/group-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { MutualRequestEntity } from "./mutual-request.entity";

/** Of a day to come, those that are overdue already: an answer may still come in time for the others. */
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

/** The own party's requests that stand on the agenda of a meeting on this day by themselves. */
export const overdueRequestsAt = groupLoader<SubgraphContext, string, OverdueRequest>(
  ({ database, clock }, days) => database.read<OverdueRequest>(OVERDUE, [days, clock.today()]),
  ({ heldOn }) => heldOn,
);
