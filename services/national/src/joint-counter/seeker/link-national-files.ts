import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { secondLink } from "@aiwork/agreement/joint-counter/seeker/link-proposal";
import { signLinkReceipt } from "@aiwork/agreement/joint-counter/seeker/link-receipt";
import { linkedFileError } from "@aiwork/agreement/joint-counter/seeker/linked-file.errors";
import { requireFilesOfSamePerson } from "@aiwork/agreement/joint-counter/seeker/same-person";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { LinkNationalFilesInput } from "../../generated/resolvers";
import { followCityLink } from "./follow-city-link";
import { nationalSeekerAccess } from "./seeker.access";

/**
 * 重複した記録の統合: links two files of one person, both at the caller's service points. One member of staff proposes
 * the link, and another one who calls the same carries it out; from then on either id resolves to the file that is kept. A link of the city of which one id is known here is followed by the city's receipt.
 * @throws SAME_FILE, NO_SUCH_RECORD, ALREADY_LINKED, PERSON_DIFFERS, SECOND_PERSON_NEEDED, REASON_REQUIRED and the other errors of parseReason
 */
export async function linkNationalFiles(db: EntityManager, input: LinkNationalFilesInput, context: SubgraphContext) {
  const duplicateId = parseUuid(input.duplicateId, "duplicateId");
  const keptId = parseUuid(input.keptId, "keptId");
  // guard: two-files-are-joined-not-one
  if (duplicateId === keptId) throw linkedFileError("SAME_FILE").at("keptId");
  const followed = await followCityLink(db, input, { duplicateId, keptId }, context);
  if (followed) return followed;
  // guard: who-joins-two-files-waits
  await lockFiles(db, [duplicateId, keptId]);
  for (const [field, id] of Object.entries({ duplicateId, keptId })) await requireOwnFile(db, context, id, field);
  await requireFilesOfSamePerson(db, "national_profile", { duplicateId, keptId });
  // guard: files-are-joined-with-reason
  const reason = parseReason(input.reason);
  const { caller } = context;
  const seconded = await secondLink(db, caller, { duplicateId, keptId }, reason);
  if (!seconded) return { seekerId: keptId };
  const receipt = await signLinkReceipt(context, "NATIONAL", {
    duplicateId,
    keptId,
    byRole: caller.role,
    byName: caller.name,
  });
  await db.query(
    `insert into linked_file (duplicate_id, kept_id, by_role, by_name, reason, receipt, proposed_by_name)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [duplicateId, keptId, caller.role, caller.name, reason, receipt, seconded.proposedByName],
  );
  return { seekerId: keptId, duplicateId };
}

/** Always in the same order, so that two callers who link the files in opposite directions do not deadlock. */
async function lockFiles(db: EntityManager, ids: readonly string[]): Promise<void> {
  await db.query("select from national_file where seeker_id = any ($1::uuid[]) order by seeker_id for update", [ids]);
}

async function requireOwnFile(
  db: EntityManager,
  context: SubgraphContext,
  seekerId: string,
  field: string,
): Promise<void> {
  // guard: both-files-are-joined-are-callers
  if (!(await nationalSeekerAccess.mayActFor(db, context, seekerId))) throw mutationError("NO_SUCH_RECORD").at(field);
  const linked: unknown[] = await db.query("select from linked_file where duplicate_id = $1", [seekerId]);
  // guard: file-was-joined-is-not-joined-again
  if (linked.length > 0) throw linkedFileError("ALREADY_LINKED").at(field);
}
