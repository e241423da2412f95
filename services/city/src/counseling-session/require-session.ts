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
 * A session at an own counter, of a person of one; it stands locked until the act's end.
 * @param fileRequired whether the person's file must still be open
 * @throws NO_SUCH_RECORD, NOT_YOUR_SERVICE_POINT and what the file is refused for
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
  await requireServicePoint(db, context.caller, session.servicePointId, "sessionId");
  return { session, file };
}
