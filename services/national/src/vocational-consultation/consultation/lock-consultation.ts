import { requireRecordBeforeHandOver } from "@aiwork/agreement/joint-counter/held-record/before-hand-over";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { nationalSeekerAccess } from "../../joint-counter/seeker/seeker.access";
import { ConsultationEntity } from "./consultation.entity";

const LOCKED = `select ${columnsOf(ConsultationEntity)} from consultation where id = $1 for update`;

/**
 * The consultation, locked until the transaction ends, for a counselor of the person's service point, or of the one where it
 * was held, if that one served the person last or handed them over since: the policies lock no other row.
 * @throws NO_SUCH_RECORD
 */
export async function lockConsultation(db: EntityManager, consultationId: string): Promise<ConsultationEntity> {
  const [consultation]: [ConsultationEntity?] = await db.query(LOCKED, [parseUuid(consultationId, "consultationId")]);
  if (!consultation) throw mutationError("NO_SUCH_RECORD").at("consultationId");
  return consultation;
}

/** The consultation, locked, while the caller's service point serves the person. @throws NO_SUCH_RECORD */
export async function lockConsultationOfServed(
  db: EntityManager,
  context: SubgraphContext,
  consultationId: string,
): Promise<ConsultationEntity> {
  const consultation = await lockConsultation(db, consultationId);
  // guard: consultation-is-changed-while-person-is-served
  if (!(await nationalSeekerAccess.mayActFor(db, context, consultation.seekerId)))
    throw mutationError("NO_SUCH_RECORD").at("consultationId");
  return consultation;
}

/**
 * The consultation, locked, while the caller's service point serves the person, or handed them over after it was held there.
 * @throws NO_SUCH_RECORD
 */
export async function lockOwnConsultation(
  db: EntityManager,
  context: SubgraphContext,
  consultationId: string,
): Promise<{ consultation: ConsultationEntity; isServed: boolean }> {
  const consultation = await lockConsultation(db, consultationId);
  const isServed = await nationalSeekerAccess.mayActFor(db, context, consultation.seekerId);
  if (!isServed) await requireRecordBeforeHandOver(db, consultation, "consultationId");
  return { consultation, isServed };
}
