import type { EntityManager } from "typeorm";
import type { JobOrderEntity } from "./job-order.entity";

/** What is no part of the sheet, and stays or changes by other mutations. */
const BESIDE_SHEET = ["id", "version", "filled", "status", "search_key", "canceled_before_acceptance"];

/**
 * Keeps the sheet that a locked order shows until today, and gives the number of the one that replaces it. An order that was
 * not accepted has shown its sheet to nobody.
 */
export async function replaceSheet(
  db: EntityManager,
  { id, status, revision }: JobOrderEntity,
  today: string,
): Promise<Pick<JobOrderEntity, "revision">> {
  // guard: sheet-nobody-was-shown-is-not-kept
  if (status === "RECEIVED") return { revision };
  // guard: earlier-sheet-is-kept
  await db.query(
    `insert into job_order_revision (job_order_id, revision, replaced_on, sheet)
     select id, revision, $2, to_jsonb(job_order) - $3::text[] || jsonb_build_object('employer', coalesce(employer, name))
     from job_order left join unnamed_employer on job_order_id = id where id = $1`,
    [id, today, BESIDE_SHEET],
  );
  return { revision: revision + 1 };
}
