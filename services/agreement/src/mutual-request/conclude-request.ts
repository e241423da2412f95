import { refuse } from "@aiwork/runtime/act/act-refusals";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { recordChange } from "../state-change/record-change";
import { requireTransition } from "../state-change/transitions";
import { MutualRequestEntity, type RequestStatus } from "./mutual-request.entity";
import { REQUEST } from "./request-transitions";

/** The end of a request. */
export interface Conclusion {
  requestId: string;
  to: RequestStatus;
  reason: string | null;
}

/** A request of the own party, locked until the end of the mutation. @throws NO_SUCH_RECORD, MALFORMED_ID */
export async function requireRequest(db: EntityManager, id: string): Promise<MutualRequestEntity> {
  const [request]: MutualRequestEntity[] = await db.query(
    `select ${columnsOf(MutualRequestEntity)} from mutual_request where id = $1 for update`,
    [parseUuid(id, "requestId")],
  );
  // guard: request-is-not-there-is-not-closed
  if (!request) throw refuse("NO_SUCH_RECORD").at("requestId");
  return request;
}

/** @throws ILLEGAL_TRANSITION */
export async function concludeRequest(
  db: EntityManager,
  { caller, clock }: SubgraphContext,
  { id, status }: MutualRequestEntity,
  { to, reason }: Omit<Conclusion, "requestId">,
) {
  // guard: request-is-closed-or-taken-back-once
  requireTransition(REQUEST, status, to, null);
  await db.query("update mutual_request set status = $2, concluded_on = $3 where id = $1", [id, to, clock.today()]);
  await recordChange(db, caller, { subjectId: id, from: status, to, reason });
  return { requestId: id };
}
