import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { EntityManager } from "typeorm";
import { ConsultationEntity } from "./consultation.entity";

const LOCKED = `select ${columnsOf(ConsultationEntity)} from consultation where id = $1 for update`;

/**
 * The consultation, locked until the transaction ends, for a counselor of the person's service point: the policy locks no
 * other row.
 * @throws NO_SUCH_RECORD
 */
export async function lockConsultation(db: EntityManager, consultationId: string): Promise<ConsultationEntity> {
  const [consultation]: [ConsultationEntity?] = await db.query(LOCKED, [parseUuid(consultationId, "consultationId")]);
  if (!consultation) throw mutationError("NO_SUCH_RECORD").at("consultationId");
  return consultation;
}
