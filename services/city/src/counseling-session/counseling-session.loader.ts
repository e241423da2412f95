import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { childConnections } from "@aiwork/runtime/connection/child-connections";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { CounselingSessionEntity } from "./counseling-session.entity";

/** A session with its notes. The notes are null where there are none or the caller may not read them. */
export type CounselingSession = CounselingSessionEntity & { notes: string | null };
export type CounselingSessions = Connection<CounselingSession>;
export type ActedOnSession = ActedOn<"sessionId">;

/** Sessions by the day they were held or are booked for, latest first. */
export const SESSIONS: KeysetList = {
  name: "counseling",
  select: `select ${columnsOf(CounselingSessionEntity, "session")}, note.notes
    from counseling_session as session left join counseling_note as note on note.session_id = session.id`,
  order: [
    ["day", "date"],
    ["id", "uuid"],
  ],
};
const BY_ID: Statement = {
  name: "counseling-by-id",
  text: `${SESSIONS.select} where session.id = any ($1::uuid[])`,
};

export const counselingSessionById = requestLoader<SubgraphContext, string, CounselingSession>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

export const counselingSessionsOfSeeker = childConnections<CounselingSession>(
  { ...SESSIONS, select: `${SESSIONS.select} where session.seeker_id = parent.key` },
  "uuid",
);
