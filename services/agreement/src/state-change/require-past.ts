import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { refuse } from "./state-refusals";

/** Requires a day that is today or earlier, by the business day. @throws DAY_IN_THE_FUTURE */
export function requirePast(day: string, { clock }: SubgraphContext, field: string): void {
  if (day > clock.today()) throw refuse("DAY_IN_THE_FUTURE").at(field);
}
