import type { EntityManager } from "typeorm";
import type { JobOrderEntity } from "./job-order.entity";

type GivenEmployer = Pick<JobOrderEntity, "id" | "disclosure"> & { employer: string };

/** 求人者名: what an order's row holds of it. */
export function namedEmployer({ employer, disclosure }: Omit<GivenEmployer, "id">): string | null {
  // guard: order-published-without-name-is-kept-without-it
  return disclosure === "WITHOUT_EMPLOYER" ? null : employer;
}

/** Keeps the employer of an order that is published without a name where national staff alone read it. */
export async function keepUnnamedEmployer(
  db: EntityManager,
  { id, employer, disclosure }: GivenEmployer,
): Promise<void> {
  if (disclosure !== "WITHOUT_EMPLOYER") {
    // guard: employer-of-earlier-sheet-is-replaced
    await db.query("update unnamed_employer set name = null where job_order_id = $1", [id]);
    return;
  }
  // guard: unnamed-employer-is-kept
  await db.query(
    `insert into unnamed_employer (job_order_id, name) values ($1, $2)
     on conflict (job_order_id) do update set name = excluded.name`,
    [id, employer],
  );
}
