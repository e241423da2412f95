import { SERVICE_POINT_ROLES } from "@aiwork/agreement/access/counter-roles";
import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { cityPersons } from "../access/city-access";
import type { CityFileEntity } from "./city-file.entity";
import { refuse } from "./city-file-refusals";

export type CityFileStatus = CityFileEntity["status"];
export interface LockedFile {
  /** Of two ids that were linked the one that was kept. */
  seekerId: string;
  status: CityFileStatus;
}

/**
 * The file of a person of the caller's counters; an officer for programs is bound to none. It stands locked until the
 * act's end, so that it is not moved meanwhile.
 * @throws NO_SUCH_RECORD
 */
export async function requireFile(
  db: EntityManager,
  context: SubgraphContext,
  seekerId: string,
  field = "seekerId",
): Promise<LockedFile> {
  const isTheirs =
    !SERVICE_POINT_ROLES.has(context.caller.role) || (await cityPersons.mayActFor(db, context, seekerId));
  const [file]: [LockedFile?] = isTheirs
    ? await db.query(`select kept as "seekerId", lock_file(kept) as status from file_of($1) as kept`, [seekerId])
    : [];
  if (!file?.status) throw refuseAct("NO_SUCH_RECORD").at(field);
  return file;
}

/** The same, in which something can be begun or changed. @throws NO_SUCH_RECORD, FILE_CLOSED */
export async function requireOpenFile(
  ...[db, context, seekerId, field = "seekerId"]: Parameters<typeof requireFile>
): Promise<LockedFile> {
  const file = await requireFile(db, context, seekerId, field);
  if (file.status === "CLOSED" || file.status === "ANONYMIZED") throw refuse("FILE_CLOSED").at(field);
  return file;
}
