import { refuse as refuseLink } from "@aiwork/agreement/linked-file/link-refusals";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { refuse } from "./city-file-refusals";
import { joinHistories } from "./join-histories";
import { requireFile, requireOpenFile } from "./require-open-file";

export interface Linking extends ActInput {
  duplicateId: string;
  keptId: string;
  reason: string;
}

/**
 * 名寄せ: links two files of one person, both at the caller's service points. The records of the duplicate move to the
 * kept file, and both ids resolve to it. National records under either id stay as they are.
 * @throws SAME_FILE, NO_SUCH_RECORD, ALREADY_LINKED, FILE_CLOSED, FILE_ANONYMIZED, OPEN_IN_BOTH and the errors of a
 * reason
 */
export async function linkCityFiles(db: EntityManager, input: Linking, context: SubgraphContext) {
  const { caller } = context;
  const duplicateId = parseUuid(input.duplicateId, "duplicateId");
  const keptId = parseUuid(input.keptId, "keptId");
  // guard: file-is-not-linked-to-itself
  if (duplicateId === keptId) throw refuseLink("SAME_FILE").at("keptId");
  await lockFiles(db, [duplicateId, keptId]);
  const duplicate = await requireFile(db, context, duplicateId, "duplicateId");
  // guard: file-is-linked-is-not-linked
  if (duplicate.seekerId !== duplicateId) throw refuseLink("ALREADY_LINKED").at("duplicateId");
  // guard: file-was-anonymized-is-linked-to-nobody
  if (duplicate.status === "ANONYMIZED") throw refuse("FILE_ANONYMIZED").at("duplicateId");
  const kept = await requireOpenFile(db, context, keptId, "keptId");
  // guard: file-is-not-linked
  if (kept.seekerId !== keptId) throw refuseLink("ALREADY_LINKED").at("keptId");
  // guard: files-are-linked-for-reason
  const reason = readReason(input.reason);
  // guard: whoever-was-linked-before-follows
  await db.query("update linked_file set kept_id = $2 where kept_id = $1", [duplicateId, keptId]);
  await db.query(
    "insert into linked_file (duplicate_id, kept_id, by_role, by_name, reason) values ($1, $2, $3, $4, $5)",
    [duplicateId, keptId, caller.role, caller.name, reason],
  );
  // guard: histories-are-joined
  await joinHistories(db, duplicateId, keptId);
  await db.query("update city_file set status = 'CLOSED' where seeker_id = $1", [duplicateId]);
  await recordChange(db, caller, { subjectId: keptId, from: kept.status, to: kept.status, reason });
  return { seekerId: keptId };
}

/** Locks in the order of the ids, so that two callers who link the same files the other way round do not deadlock. */
async function lockFiles(db: EntityManager, ids: readonly string[]): Promise<void> {
  await db.query("select from city_file where seeker_id = any ($1::uuid[]) order by seeker_id for update", [ids]);
}
