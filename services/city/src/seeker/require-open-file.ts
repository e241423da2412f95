import { SERVICE_POINT_ROLES } from "@aiwork/agreement/access/counter-roles";
import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { cityPersons } from "../access/city-access";
import type { CityFileEntity } from "./city-file.entity";
import { refuse } from "./city-file-refusals";

export type CityFileStatus = CityFileEntity["status"];
export interface LockedFile {
  /** Where files were linked, the id of the kept file. */
  seekerId: string;
  status: CityFileStatus;
}

/**
 * The file of a person registered at one of the caller's service points; a program officer is bound to none. The file
 * is locked until the transaction ends, so that its status cannot change meanwhile.
 * @throws NO_SUCH_RECORD
 */
export async function requireFile(
  db: EntityManager,
  context: SubgraphContext,
  seekerId: string,
  field = "seekerId",
): Promise<LockedFile> {
  // guard: service-points-staff-begin-something-for-persons
  const isTheirs =
    !SERVICE_POINT_ROLES.has(context.caller.role) || (await cityPersons.mayActFor(db, context, seekerId));
  // guard: what-is-done-under-either-id
  const [file]: [LockedFile?] = isTheirs
    ? await db.query(`select kept as "seekerId", lock_file(kept) as status from file_of($1) as kept`, [seekerId])
    : [];
  if (!file?.status) throw refuseAct("NO_SUCH_RECORD").at(field);
  return file;
}

/** Like `requireFile`, but the file must not be closed or anonymized. @throws NO_SUCH_RECORD, FILE_CLOSED */
export async function requireOpenFile(
  ...[db, context, seekerId, field = "seekerId"]: Parameters<typeof requireFile>
): Promise<LockedFile> {
  const file = await requireFile(db, context, seekerId, field);
  // guard: nothing-is-begun-in-file-is
  if (file.status === "CLOSED" || file.status === "ANONYMIZED") throw refuse("FILE_CLOSED").at(field);
  return file;
}
