import { randomUUID } from "node:crypto";
import type { Caller } from "@aiwork/server/identity/caller";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { groupLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { actorOf } from "../../agreement/state-change/state-change";
import { ProfileRevisionEntity } from "./profile-revision.entity";

type ProfileValues = Readonly<Record<string, string | boolean | null | undefined>>;

interface RevisedProfile {
  readonly seekerId: string;
  readonly before: ProfileValues;
  /** A field that is undefined is not revised. */
  readonly after: ProfileValues;
  readonly reason: string;
}

/** 訂正: keeps each value that a revision of a profile replaces, in the same transaction. */
export async function recordProfileRevision(
  db: EntityManager,
  { role, name }: Caller,
  { seekerId, before, after, reason }: RevisedProfile,
): Promise<void> {
  for (const [field, value] of Object.entries(after)) {
    const replaced = before[field] ?? null;
    // guard: only-what-changes-is-kept-as-revised
    if (value === undefined || value === replaced) continue;
    await db.query(
      `insert into profile_revision (id, seeker_id, field, before, reason, by_role, by_name)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [randomUUID(), seekerId, field, replaced === null ? null : String(replaced), reason, role, name],
    );
  }
}

const REVISIONS: Statement = {
  name: "profile-revisions",
  text: `select ${columnsOf(ProfileRevisionEntity)} from profile_revision where seeker_id = any ($1::uuid[])
    order by seeker_id, revised_at, field, id`,
};

/** What a person's profile was before its revisions, oldest first. */
export const profileRevisionsOf = groupLoader<SubgraphContext, string, ProfileRevisionEntity>(
  ({ database }, seekerIds) => database.read(REVISIONS, [seekerIds]),
  ({ seekerId }) => seekerId,
);

/** The fields of a revision that its row does not store, for the party that keeps the profile. */
export function profileRevisionFields(holder: "CITY" | "NATIONAL") {
  return {
    at: ({ revisedAt }: ProfileRevisionEntity) => revisedAt.toISOString(),
    by: ({ byRole, byName }: ProfileRevisionEntity) => actorOf(holder, byRole, byName),
  };
}
