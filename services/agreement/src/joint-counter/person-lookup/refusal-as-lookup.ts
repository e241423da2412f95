import type { Statement } from "@aiwork/subgraph/database/connect-database";
import type { UserError } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { keepingLookup, LOOKUP_OF_TWINS } from "./person-lookup";

/** Refusals that tell of a person whom another service point may serve. */
const TELLS_OF_PERSON = new Set(["POSSIBLE_TWIN", "SERVED_ELSEWHERE", "FILE_EXISTS"]);

const KEEP: Statement = { name: "keep-lookup", text: "select keep_lookup($1, $2, $3)" };

type Act<Args, Payload> = (parent: unknown, args: Args, context: SubgraphContext) => Promise<Payload>;

/**
 * Counts an act's refusal as a lookup where it tells of a person: nobody learns of more persons by acts that are refused than
 * by lookups. Each repetition counts, also under the same key. @throws LOOKUPS_USED_UP
 */
export function countRefusalAsLookup<Args, Payload extends { userErrors: UserError[] }>(
  act: Act<Args, Payload>,
): Act<Args, Payload> {
  return async (parent, args, context) => {
    const payload = await act(parent, args, context);
    const refusals = payload.userErrors.filter(({ code }) => TELLS_OF_PERSON.has(code));
    const { ground, reason } = LOOKUP_OF_TWINS;
    // guard: refusal-that-tells-of-person-is-lookup
    if (refusals.length > 0) await keepingLookup(context.database.read(KEEP, [ground, reason, refusals.length]));
    return payload;
  };
}
