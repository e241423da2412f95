import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { EntityManager } from "typeorm";
import { heldRecordError } from "./held-record.errors";

/** What was or is to be held, at which service point and on which day. */
interface HeldThere {
  seekerId: string;
  servicePointId: string | null;
  heldOn: string;
}

/** Null where the caller's service point handed nobody of this id over (移管); else whether the person stood there on the day. */
async function stoodThere(db: EntityManager, { seekerId, servicePointId, heldOn }: HeldThere): Promise<boolean | null> {
  const [{ stood }]: [{ stood: boolean | null }] = await db.query(
    "select hold_handed_over(file_of($1), $2, $3::date) as stood",
    [seekerId, servicePointId, heldOn],
  );
  return stood;
}

/**
 * 移管前の記録: requires, of a person whom the caller's service point does not serve, that it handed them over after this was held
 * there. Who held it records and corrects it, whoever serves the person now.
 * @param field names the person
 * @throws NO_SUCH_RECORD, HELD_AFTER_HAND_OVER
 */
export async function requireHeldBeforeHandOver(db: EntityManager, held: HeldThere, field: string): Promise<void> {
  const stood = await stoodThere(db, held);
  // guard: person-was-handed-over-by-own-service-point
  if (stood === null) throw mutationError("NO_SUCH_RECORD").at(field);
  // guard: record-after-hand-over-is-of-day-before-it
  if (!stood) throw heldRecordError("HELD_AFTER_HAND_OVER").at("heldOn");
}

/** The same, of a record that there is: another one is not there. @throws NO_SUCH_RECORD */
export async function requireRecordBeforeHandOver(db: EntityManager, record: HeldThere, field: string): Promise<void> {
  // guard: record-that-is-corrected-was-held-before-hand-over
  if (!(await stoodThere(db, record))) throw mutationError("NO_SUCH_RECORD").at(field);
}
