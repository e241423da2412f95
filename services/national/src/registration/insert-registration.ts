import type { EntityManager } from "typeorm";
import type { RegistrationEntity } from "./registration.entity";

/** Without RETURNING: before this row is committed, the policies may hide the person from the caller. */
export async function insertRegistration(
  db: EntityManager,
  row: Omit<RegistrationEntity, "version" | "background">,
): Promise<void> {
  await db.query(
    `insert into registration (id, number, seeker_id, office, service_point_id, received_on, valid_until, status,
       desired_occupations, any_occupation, desired_employment_types, qualifications,
       age_on_receipt)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      row.id,
      row.number,
      row.seekerId,
      row.office,
      row.servicePointId,
      row.receivedOn,
      row.validUntil,
      row.status,
      row.desiredOccupations,
      row.anyOccupation,
      row.desiredEmploymentTypes,
      row.qualifications,
      row.ageOnReceipt,
    ],
  );
}
