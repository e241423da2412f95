import type { Statement } from "@aiwork/subgraph/database/connect-database";
import type { UserError } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { keepLookup, LOOKUP_OF_TWINS } from "./person-lookup";

/** Refusals that tell of a person whom another service point may serve. */
const TELLS_OF_PERSON = new Set(["POSSIBLE_TWIN", "SERVED_ELSEWHERE", "FILE_EXISTS"]);

const BEGIN: Statement = { name: "begin-lookup", text: "select keep_lookup($1, $2, 0, false) as id" };
const END: Statement = { name: "end-lookup", text: "select end_lookup($1, $2)" };

type Act<Args, Payload> = (parent: unknown, args: Args, context: SubgraphContext) => Promise<Payload>;

/**
 * Counts an act's refusal as a lookup where it tells of a person: nobody learns of more persons by acts that are refused than
 * by lookups. Each repetition counts, also under the same key. The lookup begins before the act, so that the day's limit
 * is the answer whether or not there is somebody to tell of; one whose end nobody knows counts, and one that named a twin.
 * @param mayTell whether an act with this input may be refused so
 * @throws LOOKUPS_USED_UP, CALLER_BUSY
 */
export function countRefusalAsLookup<Args extends { input: object }, Payload extends { userErrors: UserError[] }>(
  act: Act<Args, Payload>,
  mayTell: (input: Args["input"]) => boolean = () => true,
): Act<Args, Payload> {
  return async (parent, args, context) => {
    if (!mayTell(args.input)) return act(parent, args, context);
    const { database } = context;
    const { ground, reason } = LOOKUP_OF_TWINS;
    // guard: lookups-of-day-tell-of-nobody
    const [begun] = await keepLookup(context, () => database.read<{ id: string }>(BEGIN, [ground, reason]));
    let found = 0;
    try {
      const payload = await act(parent, args, context);
      // guard: refusal-that-tells-of-person-is-lookup
      found = payload.userErrors.filter(({ code }) => TELLS_OF_PERSON.has(code)).length;
      return payload;
    } finally {
      await database.read(END, [begun?.id, found]);
    }
  };
}

/** Whether a revision may make a profile into another person's. */
export function revisesTraits({
  name,
  birthDate,
  sex,
}: {
  name?: unknown;
  birthDate?: unknown;
  sex?: unknown;
}): boolean {
  return [name, birthDate, sex].some((trait) => trait !== undefined);
}
