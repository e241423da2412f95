import type { SubgraphContext } from "../server/subgraph-context";
import { type Judging, verdictOf } from "./verdict-of";

/**
 * Logs access to a half of a seeker that exists: that it exists already tells that the person is known, whichever
 * fields are requested.
 * @param judging the rule of the field that returns the half, and the description of its record
 */
export async function noteFound(judging: Judging, found: unknown, context: SubgraphContext): Promise<unknown> {
  const half = await found;
  if (half != null) context.readings.await(verdictOf(judging, half, context));
  return half;
}
