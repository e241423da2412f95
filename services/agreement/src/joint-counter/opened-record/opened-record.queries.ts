import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { groupLoader, requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, type PageArguments, parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { atOwnServicePoints } from "../service-point/service-point.access";
import { OPENED_RECORD_COLUMNS, type OpenedRecordReviewRow, type OpenedRecordRow } from "./opened-record";

export type OpenedRecords = Connection<OpenedRecordRow>;
export type OpenedRecordPayload = MutationResult<"openedRecordId">;

const OPENED_RECORDS: KeysetList = {
  name: "opened-records",
  select: `select ${OPENED_RECORD_COLUMNS}, opened_at from opened_record`,
  order: [
    ["opened_at", "timestamptz"],
    ["id", "uuid"],
  ],
};
const OPENED_RECORDS_BY_ID: Statement = {
  name: "opened-records-by-id",
  text: `select ${OPENED_RECORD_COLUMNS} from opened_record where id = any ($1::uuid[])`,
};
const OPENED_RECORDS_OF_SEEKER: Statement = {
  name: "opened-records-of-seeker",
  // guard: openings-of-either-file-are-given
  text: `select ${OPENED_RECORD_COLUMNS}, parent.key as requested
    from unnest($1::uuid[]) as parent (key)
    cross join lateral (select ids_of(parent.key) as ids offset 0) as person
    join opened_record on seeker_id = any (person.ids)
    order by opened_at desc, opened_record.id`,
};
const REVIEWS: Statement = {
  name: "opened-record-reviews",
  text: `select opened_record_id as "openedRecordId", reviewed_at as at, by_role as "byRole", by_name as "byName",
      finding, note
    from opened_record_review where opened_record_id = any ($1::uuid[]) order by reviewed_at, id`,
};

export const openedRecordById = requestLoader<SubgraphContext, string, OpenedRecordRow>(
  ({ database }, ids) => database.read(OPENED_RECORDS_BY_ID, [ids]),
  ({ id }) => id,
);

/** Who opened a person's record with a reason, under any id of the person, newest first. */
export const openedRecordsOfSeeker = groupLoader<SubgraphContext, string, OpenedRecordRow & { requested: string }>(
  ({ database }, seekerIds) => database.read(OPENED_RECORDS_OF_SEEKER, [seekerIds]),
  ({ requested }) => requested,
);

/** The reviews of an opening, oldest first. */
export const reviewsOfOpenedRecord = groupLoader<SubgraphContext, string, OpenedRecordReviewRow>(
  ({ database }, ids) => database.read(REVIEWS, [ids]),
  ({ openedRecordId }) => openedRecordId,
);

/** Openings, newest first: for a role at service points, of the persons whom they serve or served last. */
export function readOpenedRecords(
  { database, caller }: SubgraphContext,
  { reviewed, ...page }: PageArguments & { reviewed?: boolean | null },
): Promise<OpenedRecords> {
  const served = (points: string) =>
    `(seeker_is_at_own_service_point(file_of(seeker_id)) or seeker_was_last_at(file_of(seeker_id), ${points}::text[]))`;
  // guard: list-of-openings-holds-persons-of-own-service-points
  const { list, values } = filterList(OPENED_RECORDS, [
    atOwnServicePoints(caller, served),
    {
      name: "reviewed",
      value: reviewed,
      // guard: openings-to-be-reviewed-are-separate
      condition: (isReviewed) => `(coalesce(finding, 'NEEDS_FOLLOW_UP') <> 'NEEDS_FOLLOW_UP') = ${isReviewed}::boolean`,
    },
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}
