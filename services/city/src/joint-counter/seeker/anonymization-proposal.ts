import { actorOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import type { Caller } from "@aiwork/server/identity/caller";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { cityFileError } from "./city-file.errors";
import { AnonymizationProposalEntity } from "./seeker.entity";

/**
 * The two-person rule: whether another member of staff has proposed to anonymize the file, which is locked. Where nobody
 * has, the caller's proposal is kept.
 * @throws SECOND_PERSON_ANONYMIZES
 */
export async function secondAnonymization(
  db: EntityManager,
  { subject, role, name }: Caller,
  seekerId: string,
  reason: string,
): Promise<boolean> {
  const [proposal]: { proposedBy: string }[] = await db.query(
    `select proposed_by as "proposedBy" from anonymization_proposal where seeker_id = $1`,
    [seekerId],
  );
  // guard: anonymization-takes-two-persons
  if (proposal?.proposedBy === subject) throw cityFileError("SECOND_PERSON_ANONYMIZES").at("to");
  if (proposal) return true;
  await db.query(
    "insert into anonymization_proposal (seeker_id, proposed_by, by_role, by_name, reason) values ($1, $2, $3, $4, $5)",
    [seekerId, subject, role, name, reason],
  );
  return false;
}

export interface AnonymizationProposalRow {
  seekerId: string;
  proposedAt: Date;
  byRole: string;
  byName: string | null;
  reason: string;
}

const MAX_PROPOSALS = 100;

/** 匿名化の提案 at the caller's service points, which another member of staff has to carry out; oldest first. */
export function readAnonymizationProposals({ database }: SubgraphContext): Promise<AnonymizationProposalRow[]> {
  return database.read({
    name: "anonymization-proposals",
    text: `select ${columnsOf(AnonymizationProposalEntity)} from anonymization_proposal
      order by proposed_at, seeker_id limit ${MAX_PROPOSALS}`,
  });
}

export const anonymizationProposalFields = {
  seeker: ({ seekerId }: AnonymizationProposalRow) => parseSeekerKey({ id: seekerId }),
  at: ({ proposedAt }: AnonymizationProposalRow) => proposedAt.toISOString(),
  by: ({ byRole, byName }: AnonymizationProposalRow) => actorOf("CITY", byRole, byName),
};
