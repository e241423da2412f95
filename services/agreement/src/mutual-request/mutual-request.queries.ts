import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { groupLoader, requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { parseFiscalYear } from "../agreement/calendar/fiscal-year";
import { GivenAnswerEntity, MutualRequestEntity, type RequestStatus } from "./mutual-request.entity";

const OWN_REQUESTS: Statement = {
  name: "mutual-requests",
  text: `select ${columnsOf(MutualRequestEntity)} from mutual_request
    where ($1::int is null or fiscal_year = $1) and ($2::text is null or status = $2)
      and ($3::boolean is null or (status = 'RAISED' and response_due_on < $4::date) = $3)
    order by fiscal_year desc, place desc`,
};
const REQUESTS_BY_ID: Statement = {
  name: "mutual-requests-by-id",
  text: `select ${columnsOf(MutualRequestEntity)} from mutual_request where id = any ($1::uuid[])`,
};
const ANSWERS: Statement = {
  name: "given-answers",
  text: `select ${columnsOf(GivenAnswerEntity)} from given_answer where request_id = any ($1::uuid[])`,
};

/** A request of the other party, of which only the id is known. */
export interface RequestKey {
  id: string;
}

/** The own party's requests, newest first. @throws FISCAL_YEAR_OUT_OF_RANGE */
export function readRequests(
  { database, clock }: SubgraphContext,
  {
    fiscalYear,
    status,
    overdue,
  }: { fiscalYear?: number | null; status?: RequestStatus | null; overdue?: boolean | null },
): Promise<MutualRequestEntity[]> {
  const year = fiscalYear == null ? null : parseFiscalYear(fiscalYear);
  return database.read(OWN_REQUESTS, [year, status ?? null, overdue ?? null, clock.today()]);
}

export const requestById = requestLoader<SubgraphContext, string, MutualRequestEntity>(
  ({ database }, ids) => database.read(REQUESTS_BY_ID, [ids]),
  ({ id }) => id,
);

/** The own party's answer to a request of the other. */
export const answerToRequest = requestLoader<SubgraphContext, string, GivenAnswerEntity>(
  ({ database }, ids) => database.read(ANSWERS, [ids]),
  ({ requestId }) => requestId,
);

/** @throws MALFORMED_ID */
export function parseRequestKey({ id }: RequestKey): RequestKey {
  return { id: parseUuid(id, "id") };
}

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
