import type { SubgraphContext } from "../server/subgraph-context";
import { type Judging, verdictOf } from "./verdict-of";

/**
 * A half that is there tells that the person is known: through a way in it is read as such, whatever is asked of it.
 * @param judging the rule of the field that gives it, and what it is a record of
 */
export async function noteFound(judging: Judging, found: unknown, context: SubgraphContext): Promise<unknown> {
  const half = await found;
  if (half != null) context.readings.await(verdictOf(judging, half, context));
  return half;
}
