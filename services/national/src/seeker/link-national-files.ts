import { refuse } from "@aiwork/agreement/linked-file/link-refusals";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { nationalPersons } from "../access/national-access";

export interface Linking extends ActInput {
  duplicateId: string;
  keptId: string;
  reason: string;
}

/**
 * 重複した記録の統合: both persons' files are the caller's, and are one from now on, under either id.
 * @throws SAME_FILE, NO_SUCH_RECORD, ALREADY_LINKED, REASON_REQUIRED and what else a reason is refused for
 */
export async function linkNationalFiles(db: EntityManager, input: Linking, context: SubgraphContext) {
  const duplicateId = parseUuid(input.duplicateId, "duplicateId");
  const keptId = parseUuid(input.keptId, "keptId");
  if (duplicateId === keptId) throw refuse("SAME_FILE").at("keptId");
  await lockFiles(db, [duplicateId, keptId]);
  for (const [field, id] of Object.entries({ duplicateId, keptId })) await requireOwnFile(db, context, id, field);
  const reason = readReason(input.reason);
  await db.query("update linked_file set kept_id = $2 where kept_id = $1", [duplicateId, keptId]);
  await db.query(
    "insert into linked_file (duplicate_id, kept_id, by_role, by_name, reason) values ($1, $2, $3, $4, $5)",
    [duplicateId, keptId, context.caller.role, context.caller.name, reason],
  );
  await db.query("select join_histories($1, $2)", [duplicateId, keptId]);
  return { seekerId: keptId };
}

/** In one order, so that two who join them the other way round do not wait for each other. */
async function lockFiles(db: EntityManager, ids: readonly string[]): Promise<void> {
  await db.query("select from national_file where seeker_id = any ($1::uuid[]) order by seeker_id for update", [ids]);
}

async function requireOwnFile(
  db: EntityManager,
  context: SubgraphContext,
  seekerId: string,
  field: string,
): Promise<void> {
  if (!(await nationalPersons.mayActFor(db, context, seekerId))) throw refuseAct("NO_SUCH_RECORD").at(field);
  const linked: unknown[] = await db.query("select from linked_file where duplicate_id = $1", [seekerId]);
  if (linked.length > 0) throw refuse("ALREADY_LINKED").at(field);
}
