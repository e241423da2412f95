import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";

const KEPT: Statement = {
  name: "kept-ids",
  text: `select key, kept_seeker(key) as kept from unnest($1::uuid[]) as asked (key)`,
};

const kept = requestLoader<SubgraphContext, string, { key: string; kept: string }>(
  ({ database }, ids) => database.read(KEPT, [ids]),
  ({ key }) => key,
);

/** The id under which the city keeps what it knows of a person: of two that were linked the one that was kept. */
async function keptIdOf(context: SubgraphContext, seekerId: string): Promise<string> {
  return (await kept(context).load(seekerId))?.kept ?? seekerId;
}

/** Whose a record is, to this caller: a person whose files were linked is the one under both ids. */
export function whoseIs(seekerId: string, context: SubgraphContext): string | Promise<string> {
  const { seekerId: own } = context.caller;
  if (own === null || own === seekerId) return seekerId;
  return Promise.all([keptIdOf(context, own), keptIdOf(context, seekerId)]).then(([mine, theirs]) =>
    mine === theirs ? own : seekerId,
  );
}
