import { requireServicePoint } from "@aiwork/agreement/access/require-counter";
import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { type requireFile, requireOpenFile } from "../seeker/require-open-file";
import { CounselingSessionEntity } from "./counseling-session.entity";

const LOCKED = `select ${columnsOf(CounselingSessionEntity)} from counseling_session where id = $1 for no key update`;

/**
 * A session at one of the caller's service points, of a person registered at one of them, locked until the transaction
 * ends.
 * @param fileRequired the requirement on the person's file: open by default, or merely existing
 * @throws NO_SUCH_RECORD, NOT_YOUR_SERVICE_POINT and the errors of the file
 */
export async function requireSession(
  db: EntityManager,
  context: SubgraphContext,
  given: string,
  fileRequired: typeof requireFile = requireOpenFile,
) {
  const [session]: [CounselingSessionEntity?] = await db.query(LOCKED, [parseUuid(given, "sessionId")]);
  if (!session) throw refuseAct("NO_SUCH_RECORD").at("sessionId");
  const file = await fileRequired(db, context, session.seekerId, "sessionId");
  // guard: session-is-acted-upon-at-own-service-point
  await requireServicePoint(db, context.caller, session.servicePointId, "sessionId");
  return { session, file };
}
