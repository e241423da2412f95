import { parseDayRange } from "@aiwork/agreement/agreement/calendar/days";
import { requireRecordBeforeHandOver } from "@aiwork/agreement/joint-counter/held-record/before-hand-over";
import { nextActionFilters, nextActionJson } from "@aiwork/agreement/joint-counter/next-action/next-action";
import {
  atOwnServicePoints,
  requireOwnServicePoint,
} from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { servicePointFilter } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { childConnections } from "@aiwork/subgraph/lists/child-connections";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import {
  earliestFirst,
  filterList,
  type KeysetList,
  parsePageRequest,
  searchFilter,
} from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { QueryCounselingSessionsArgs } from "../../generated/resolvers";
import { requireCityFile, requireOpenCityFile, servesFile } from "../../joint-counter/seeker/require-city-file";
import { citySeekerAccess } from "../../joint-counter/seeker/seeker.access";
import { CounselingSessionEntity } from "./counseling-session.entity";

/** A session with its notes. The notes are null where there are none or the caller may not read them. */
export type CounselingSessionRow = CounselingSessionEntity & { notes: string | null };
export type CounselingSessionPage = Connection<CounselingSessionRow>;
export type CounselingSessionPayload = MutationResult<"sessionId">;

/** Sessions by the day and time they were held or are booked for, latest first. */
const COUNSELING_SESSIONS: KeysetList = {
  name: "counseling",
  select: `select ${columnsOf(CounselingSessionEntity, "session")}, at_time, entered, note.notes
    from counseling_session as session left join counseling_note as note on note.session_id = session.id`,
  order: [
    ["day", "date"],
    ["at_time", "timestamptz"],
    ["entered", "bigint"],
  ],
};
const COUNSELING_SESSIONS_BY_ID: Statement = {
  name: "counseling-by-id",
  text: `${COUNSELING_SESSIONS.select} where session.id = any ($1::uuid[])`,
};

export const counselingSessionById = requestLoader<SubgraphContext, string, CounselingSessionRow>(
  ({ database }, ids) => database.read(COUNSELING_SESSIONS_BY_ID, [ids]),
  ({ id }) => id,
);

export const counselingSessionsOfSeeker = childConnections<CounselingSessionRow>(
  { ...COUNSELING_SESSIONS, select: `${COUNSELING_SESSIONS.select} where session.seeker_id = parent.key` },
  "uuid",
);

/** The sessions at the caller's own service points. @throws DAYS_REVERSED */
export async function readCounselingSessions(
  context: SubgraphContext,
  { filter, order, ...page }: QueryCounselingSessionsArgs,
): Promise<CounselingSessionPage> {
  const { database, caller } = context;
  const { from, to } = parseDayRange(filter);
  // guard: worklist-of-sessions-holds-own-service-points
  const { list, values } = filterList(
    order === "EARLIEST_FIRST" ? earliestFirst(COUNSELING_SESSIONS) : COUNSELING_SESSIONS,
    [
      await servicePointFilter(context, filter?.servicePointId, (point) => `session.service_point_id = ${point}`),
      atOwnServicePoints(caller, (points) => `session.service_point_id = any (${points}::text[])`),
      { name: "from", value: from, condition: (day) => `session.day >= ${day}` },
      { name: "to", value: to, condition: (day) => `session.day <= ${day}` },
      { name: "status", value: filter?.status, condition: (status) => `session.status = ${status}` },
      // guard: own-sessions-are-those-of-callers-name
      { name: "mine", value: filter?.mine ? (caller.name ?? "") : null, condition: isWith },
      ...nextActionFilters(filter),
      searchFilter(filter?.person, "search_city_profiles", "session.seeker_id"),
    ],
  );
  return readConnection(database, list, values, parsePageRequest(page));
}

/** Of a session that was held counts who held it, otherwise with whom it is booked. */
const isWith = (name: string) =>
  `search_form(coalesce(session.by_name, session.counselor)) = search_form(${name}::text)`;

/** In SQL: the next action that the person's latest session agreed on, as JSON; null if it agreed on none. */
export function counselingNextActionColumn(seekerId: string): string {
  // guard: next-action-is-of-session-recorded-last
  return `(select ${nextActionJson("CITY")} from counseling_session where seeker_id = ${seekerId} and status = 'HELD' order by day desc, entered desc limit 1)`;
}

const LOCKED_SESSION = `select ${columnsOf(CounselingSessionEntity)} from counseling_session where id = $1 for no key update`;

/** A session, locked until the transaction ends: the policies lock none that the caller may not act upon. */
async function lockSession(db: EntityManager, given: string): Promise<CounselingSessionEntity> {
  const [session]: [CounselingSessionEntity?] = await db.query(LOCKED_SESSION, [parseUuid(given, "sessionId")]);
  if (!session) throw mutationError("NO_SUCH_RECORD").at("sessionId");
  return session;
}

/**
 * A session of a person whom the caller's service point handed over (移管) after it was held there, locked until the transaction
 * ends; null while that one serves the person.
 * @throws NO_SUCH_RECORD
 */
export async function findSessionOfHandedOver(
  db: EntityManager,
  context: SubgraphContext,
  given: string,
): Promise<CounselingSessionEntity | null> {
  const session = await lockSession(db, given);
  const { seekerId, servicePointId, day } = session;
  if (await servesFile(db, context, seekerId)) return null;
  await requireRecordBeforeHandOver(db, { seekerId, servicePointId, heldOn: day }, "sessionId");
  return session;
}

/**
 * A session at one of the caller's service points, of a person registered at one of them, locked until the transaction
 * ends.
 * @param fileRequired the requirement on the person's file: open by default, or merely existing
 * @throws NO_SUCH_RECORD, NOT_YOUR_SERVICE_POINT and the errors of the file
 */
export async function requireCounselingSession(
  db: EntityManager,
  context: SubgraphContext,
  given: string,
  fileRequired: typeof requireCityFile = requireOpenCityFile,
) {
  const session = await lockSession(db, given);
  const file = await fileRequired(db, context, session.seekerId, "sessionId");
  // guard: session-is-acted-upon-at-own-service-point
  await requireOwnServicePoint(db, context.caller, session.servicePointId, "sessionId");
  return { session, file };
}

/**
 * A session at one of the caller's service points, or at any of a person whose file stands at one of them: after a
 * transfer (移管) nobody else could put right what was held before. The file may be closed.
 * @throws NO_SUCH_RECORD, NOT_YOUR_SERVICE_POINT
 */
export async function requireSessionOfPerson(db: EntityManager, context: SubgraphContext, given: string) {
  const session = await lockSession(db, given);
  await requireCityFile(db, context, session.seekerId, "sessionId");
  const isHere = await citySeekerAccess.servedLast(db, context, session.seekerId);
  // guard: session-goes-along-with-transfer
  if (!isHere) await requireOwnServicePoint(db, context.caller, session.servicePointId, "sessionId");
  return session;
}
