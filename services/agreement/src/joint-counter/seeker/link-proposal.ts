import type { Caller } from "@aiwork/server/identity/caller";
import { groupLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { actorOf } from "../../agreement/state-change/state-change";
import { linkedFileError } from "./linked-file.errors";
import type { LinkedPair } from "./linked-ids";

/** 統合の提案: two files that a member of staff takes for one person's; another one carries the link out. */
export interface LinkProposalRow extends LinkedPair {
  seekerId: string;
  reason: string;
  proposedAt: Date;
  byRole: string;
  byName: string | null;
}

/**
 * The two-person rule: the proposal of another member of staff, which the caller carries out. Where there is none, the
 * caller's own is kept, and null is returned.
 * @throws SECOND_PERSON_NEEDED
 */
export async function secondLink(
  db: EntityManager,
  { subject, role, name }: Caller,
  { duplicateId, keptId }: LinkedPair,
  reason: string,
): Promise<{ proposedByName: string | null } | null> {
  const [proposal]: { proposedBy: string; proposedByName: string | null }[] = await db.query(
    `select proposed_by as "proposedBy", by_name as "proposedByName" from link_proposal
     where duplicate_id = $1 and kept_id = $2 for update`,
    [duplicateId, keptId],
  );
  // guard: link-takes-two-persons
  if (proposal?.proposedBy === subject) throw linkedFileError("SECOND_PERSON_NEEDED").at("duplicateId");
  if (proposal) return proposal;
  await db.query(
    `insert into link_proposal (duplicate_id, kept_id, proposed_by, by_role, by_name, reason)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (duplicate_id) do update set kept_id = excluded.kept_id, proposed_by = excluded.proposed_by,
       by_role = excluded.by_role, by_name = excluded.by_name, reason = excluded.reason`,
    [duplicateId, keptId, subject, role, name, reason],
  );
  return null;
}

/** The links that are proposed for a person, by any of the ids. */
export const linkProposalsOfSeeker = groupLoader<SubgraphContext, string, LinkProposalRow>(
  ({ database }, seekerIds) =>
    database.read(
      {
        name: "link-proposals-of-seeker",
        text: `select key as "seekerId", duplicate_id as "duplicateId", kept_id as "keptId", reason,
            proposed_at as "proposedAt", by_role as "byRole", by_name as "byName"
          from unnest($1::uuid[]) as requested (key) join link_proposal on key in (duplicate_id, kept_id)
          order by proposed_at, duplicate_id`,
      },
      [seekerIds],
    ),
  ({ seekerId }) => seekerId,
);

/** The fields of a proposal that its row does not store, for the party that keeps the files. */
export function linkProposalFields(holder: "CITY" | "NATIONAL") {
  return {
    at: ({ proposedAt }: LinkProposalRow) => proposedAt.toISOString(),
    by: ({ byRole, byName }: LinkProposalRow) => actorOf(holder, byRole, byName),
  };
}
