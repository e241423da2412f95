import type { EntityManager } from "typeorm";
import type { RegistrationBackgroundEntity } from "./registration-background.entity";

export type Background = Pick<RegistrationBackgroundEntity, "workHistory" | "outOfWorkSince">;

/** Writes the person's work history, which is in a separate table. */
export async function keepBackground(
  db: EntityManager,
  registrationId: string,
  { workHistory, outOfWorkSince }: Background,
): Promise<void> {
  await db.query(
    `insert into registration_background (registration_id, work_history, out_of_work_since) values ($1, $2, $3)
     on conflict (registration_id) do update
       set work_history = excluded.work_history, out_of_work_since = excluded.out_of_work_since`,
    [registrationId, workHistory, outOfWorkSince],
  );
}
