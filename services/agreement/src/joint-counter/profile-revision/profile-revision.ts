import { randomUUID } from "node:crypto";
import type { Caller } from "@aiwork/server/identity/caller";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { groupLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { actorOf } from "../../agreement/state-change/state-change";
import { ProfileRevisionEntity } from "./profile-revision.entity";

type RevisedValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface Revision {
  readonly seekerId: string;
  /** The record that is revised; left out for the profile itself. */
  readonly subjectId?: string;
  readonly before: RevisedValues;
  /** A field that is undefined is not revised. */
  readonly after: RevisedValues;
  readonly reason: string | null;
}

/** 訂正: keeps each value that a revision of a profile or a record replaces, in the same transaction. */
export async function keepRevision(
  db: EntityManager,
  { role, name }: Caller,
  { seekerId, subjectId, before, after, reason }: Revision,
): Promise<void> {
  for (const [field, value] of Object.entries(after)) {
    const replaced = before[field] ?? null;
    // guard: only-what-changes-is-kept-as-revised
    if (value === undefined || value === replaced) continue;
    await db.query(
      `insert into profile_revision (id, seeker_id, subject_id, field, before, reason, by_role, by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [randomUUID(), seekerId, subjectId, field, replaced === null ? null : String(replaced), reason, role, name],
    );
  }
}

const REVISIONS: Statement = {
  name: "profile-revisions",
  text: `select ${columnsOf(ProfileRevisionEntity)} from profile_revision
    where seeker_id = any ($1::uuid[]) and subject_id is null order by seeker_id, revised_at, field, id`,
};
const REVISIONS_OF_RECORDS: Statement = {
  name: "record-revisions",
  text: `select ${columnsOf(ProfileRevisionEntity)} from profile_revision where subject_id = any ($1::uuid[])
    order by subject_id, revised_at, field, id`,
};

/** What a person's profile was before its revisions, oldest first. */
export const profileRevisionsOf = groupLoader<SubgraphContext, string, ProfileRevisionEntity>(
  ({ database }, seekerIds) => database.read(REVISIONS, [seekerIds]),
  ({ seekerId }) => seekerId,
);

const recordRevisionsOf = groupLoader<SubgraphContext, string, ProfileRevisionEntity>(
  ({ database }, subjectIds) => database.read(REVISIONS_OF_RECORDS, [subjectIds]),
  ({ subjectId }) => subjectId ?? "",
);

/** What a record of a person was before its revisions, oldest first. */
export function revisionsOfRecord({ id }: { id: string }, _: unknown, context: SubgraphContext) {
  return recordRevisionsOf(context).load(id);
}

/** The fields of a revision that its row does not store, for the party that keeps it. */
export function revisionFields(holder: "CITY" | "NATIONAL") {
  return {
    at: ({ revisedAt }: ProfileRevisionEntity) => revisedAt.toISOString(),
    by: ({ byRole, byName }: ProfileRevisionEntity) => actorOf(holder, byRole, byName),
  };
}
