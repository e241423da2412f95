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
 * 名寄せ: joins two files of one person, both of own counters. What was done under the duplicate is then the kept one's;
 * both ids go on resolving to it. What the nation holds under either id stays where it is.
 * @throws SAME_FILE, NO_SUCH_RECORD, ALREADY_LINKED, FILE_CLOSED, FILE_ANONYMIZED, OPEN_IN_BOTH, REASON_REQUIRED and what
 * else a reason is refused for
 */
export async function linkCityFiles(db: EntityManager, input: Linking, context: SubgraphContext) {
  const { caller } = context;
  const duplicateId = parseUuid(input.duplicateId, "duplicateId");
  const keptId = parseUuid(input.keptId, "keptId");
  if (duplicateId === keptId) throw refuseLink("SAME_FILE").at("keptId");
  await lockFiles(db, [duplicateId, keptId]);
  const duplicate = await requireFile(db, context, duplicateId, "duplicateId");
  if (duplicate.seekerId !== duplicateId) throw refuseLink("ALREADY_LINKED").at("duplicateId");
  if (duplicate.status === "ANONYMIZED") throw refuse("FILE_ANONYMIZED").at("duplicateId");
  const kept = await requireOpenFile(db, context, keptId, "keptId");
  if (kept.seekerId !== keptId) throw refuseLink("ALREADY_LINKED").at("keptId");
  const reason = readReason(input.reason);
  await db.query("update linked_file set kept_id = $2 where kept_id = $1", [duplicateId, keptId]);
  await db.query(
    "insert into linked_file (duplicate_id, kept_id, by_role, by_name, reason) values ($1, $2, $3, $4, $5)",
    [duplicateId, keptId, caller.role, caller.name, reason],
  );
  await joinHistories(db, duplicateId, keptId);
  await db.query("update city_file set status = 'CLOSED' where seeker_id = $1", [duplicateId]);
  await recordChange(db, caller, { subjectId: keptId, from: kept.status, to: kept.status, reason });
  return { seekerId: keptId };
}

/** In one order, so that two who join them the other way round do not wait for each other. */
async function lockFiles(db: EntityManager, ids: readonly string[]): Promise<void> {
  await db.query("select from city_file where seeker_id = any ($1::uuid[]) order by seeker_id for update", [ids]);
}
