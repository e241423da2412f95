import type { JobOrderEntity } from "./job-order.entity";
import { refuse } from "./job-order-refusals";

/** 紹介期限日: an order opened after its deadline would be expired at once. @throws DEADLINE_PASSED */
export function requireInTime({ referUntil }: Pick<JobOrderEntity, "referUntil">, today: string): void {
  if (referUntil < today) throw refuse("DEADLINE_PASSED", { referUntil });
}
