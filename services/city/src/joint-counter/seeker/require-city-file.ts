import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { SERVICE_POINT_ROLES } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import type { Caller } from "@aiwork/server/identity/caller";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { cityFileError } from "./city-file.errors";
import { citySeekerAccess } from "./seeker.access";
import type { CityFileEntity } from "./seeker.entity";

export type CityFileStatus = CityFileEntity["status"];
export interface LockedCityFile {
  /** Where files were linked, the id of the kept file. */
  seekerId: string;
  status: CityFileStatus;
}

/**
 * Whether one of the caller's service points serves the person or, where the file has been closed, served them last; a program
 * officer is bound to none.
 */
export async function servesFile(db: EntityManager, context: SubgraphContext, seekerId: string): Promise<boolean> {
  // guard: service-points-staff-begin-something-for-persons
  return (
    !SERVICE_POINT_ROLES.has(context.caller.role) ||
    (await citySeekerAccess.mayActFor(db, context, seekerId)) ||
    (await citySeekerAccess.servedLast(db, context, seekerId))
  );
}

/**
 * The file of a person whom the caller serves. It is locked until the transaction ends, so that its status cannot change
 * meanwhile.
 * @throws NO_SUCH_RECORD
 */
export async function requireCityFile(
  db: EntityManager,
  context: SubgraphContext,
  seekerId: string,
  field = "seekerId",
): Promise<LockedCityFile> {
  // guard: what-is-done-under-either-id
  const [file]: [LockedCityFile?] = (await servesFile(db, context, seekerId))
    ? await db.query(`select kept as "seekerId", lock_file(kept) as status from file_of($1) as kept`, [seekerId])
    : [];
  if (!file?.status) throw mutationError("NO_SUCH_RECORD").at(field);
  return file;
}

/** Like `requireCityFile`, but the file must not be closed or anonymized. @throws NO_SUCH_RECORD, FILE_CLOSED */
export async function requireOpenCityFile(
  ...[db, context, seekerId, field = "seekerId"]: Parameters<typeof requireCityFile>
): Promise<LockedCityFile> {
  const file = await requireCityFile(db, context, seekerId, field);
  // guard: nothing-is-begun-in-file-is
  if (file.status === "CLOSED" || file.status === "ANONYMIZED") throw cityFileError("FILE_CLOSED").at(field);
  return file;
}

const REOPENED_REASON = "相談が再開したため";

/** Reopens a dormant file at the next contact with the person, where it is kept: the policies change no other one. */
export async function reopenDormantFile(db: EntityManager, caller: Caller, seekerId: string, status: CityFileStatus) {
  if (status !== "DORMANT") return;
  const [, count]: [unknown, number] = await db.query("update city_file set status = 'OPEN' where seeker_id = $1", [
    seekerId,
  ]);
  // guard: file-that-was-handed-over-is-not-reopened
  if (count === 0) return;
  await recordStateChange(db, caller, { subjectId: seekerId, from: status, to: "OPEN", reason: REOPENED_REASON });
}
