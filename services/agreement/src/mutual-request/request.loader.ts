import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Desk, Statement } from "@aiwork/runtime/database/open-database";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { parseFiscalYear } from "../calendar/fiscal-year";
import { GivenAnswerEntity } from "./given-answer.entity";
import { MutualRequestEntity, type RequestStatus } from "./mutual-request.entity";

const OWN: Statement = {
  name: "mutual-requests",
  text: `select ${columnsOf(MutualRequestEntity)} from mutual_request
    where ($1::int is null or fiscal_year = $1) and ($2::text is null or status = $2)
    order by fiscal_year desc, place desc`,
};
const BY_ID: Statement = {
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
  database: Desk,
  { fiscalYear, status }: { fiscalYear?: number | null; status?: RequestStatus | null },
): Promise<MutualRequestEntity[]> {
  return database.read(OWN, [fiscalYear == null ? null : parseFiscalYear(fiscalYear), status ?? null]);
}

export const requestById = requestLoader<SubgraphContext, string, MutualRequestEntity>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

/** The own party's answer to a request of the other. */
export const answerToRequest = requestLoader<SubgraphContext, string, GivenAnswerEntity>(
  ({ database }, ids) => database.read(ANSWERS, [ids]),
  ({ requestId }) => requestId,
);

/** @throws MALFORMED_ID */
export function requestKey({ id }: RequestKey): RequestKey {
  return { id: parseUuid(id, "id") };
}
