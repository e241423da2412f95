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
 * 名寄せ: joins two files of one person, both of own counters. What was done under the duplicate is then the kept one's;
 * both ids go on resolving to it. What the nation holds under either id stays where it is.
 * @throws NO_SUCH_RECORD, ALREADY_LINKED, SAME_FILE, FILE_CLOSED, FILE_ANONYMIZED, OPEN_IN_BOTH, REASON_REQUIRED and what
 * else a reason is refused for
 */
export async function linkCityFiles(db: EntityManager, input: Linking, context: SubgraphContext) {
  const { caller } = context;
  const duplicateId = parseUuid(input.duplicateId, "duplicateId");
  await db.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [duplicateId]);
  const duplicate = await requireFile(db, context, duplicateId, "duplicateId");
  const kept = await requireOpenFile(db, context, parseUuid(input.keptId, "keptId"), "keptId");
  if (duplicate.seekerId === kept.seekerId) throw refuse("SAME_FILE").at("keptId");
  if (duplicate.seekerId !== duplicateId) throw refuse("ALREADY_LINKED").at("duplicateId");
  if (duplicate.status === "ANONYMIZED") throw refuse("FILE_ANONYMIZED").at("duplicateId");
  const reason = readReason(input.reason);
  await db.query("update linked_file set kept_id = $2 where kept_id = $1", [duplicateId, kept.seekerId]);
  await db.query(
    "insert into linked_file (duplicate_id, kept_id, by_role, by_name, reason) values ($1, $2, $3, $4, $5)",
    [duplicateId, kept.seekerId, caller.role, caller.name, reason],
  );
  await joinHistories(db, duplicateId, kept.seekerId);
  await db.query("update city_file set status = 'CLOSED' where seeker_id = $1", [duplicateId]);
  await recordChange(db, caller, { subjectId: kept.seekerId, from: kept.status, to: kept.status, reason });
  return { seekerId: kept.seekerId };
}
