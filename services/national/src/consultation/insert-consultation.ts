import type { EntityManager } from "typeorm";
import type { ConsultationEntity } from "./consultation.entity";

export async function insertConsultation(db: EntityManager, row: ConsultationEntity): Promise<void> {
  await db.query(
    `insert into consultation (id, seeker_id, service_point_id, held_on, minutes, topics, by_role, by_name, proposal,
       proposal_agreed, summary, next_action_text, next_action_owner, next_action_due_on, liaison_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      row.id,
      row.seekerId,
      row.servicePointId,
      row.heldOn,
      row.minutes,
      row.topics,
      row.byRole,
      row.byName,
      row.proposal,
      row.proposalAgreed,
      row.summary,
      row.nextActionText,
      row.nextActionOwner,
      row.nextActionDueOn,
      row.liaisonId,
    ],
  );
}

/** Fewer callers may read notes than the consultation itself: they never go to the city. */
export async function insertNotes(db: EntityManager, consultationId: string, notes: string): Promise<void> {
  await db.query("insert into consultation_note (consultation_id, notes) values ($1, $2)", [consultationId, notes]);
}
