import type { JobOrderEntity } from "./job-order.entity";
import { refuse } from "./job-order-refusals";

/** 紹介期限日: an order that opens after it would have expired already. @throws DEADLINE_PASSED */
export function requireInTime({ referUntil }: Pick<JobOrderEntity, "referUntil">, today: string): void {
  if (referUntil < today) throw refuse("DEADLINE_PASSED", { referUntil });
}
