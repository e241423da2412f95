import type { PartyAccess } from "@aiwork/runtime/access/record-access";
import { isStaff } from "@aiwork/runtime/access/words-for";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";

/** What can happen on a lane, and the class of data it belongs to; what has none never crosses. */
export type EventKinds = Readonly<Record<string, { category: string | null }>>;

/** The kinds of event that the caller may see of a person, separated by spaces; null for all. */
export async function kindsFor(
  access: PartyAccess,
  kinds: EventKinds,
  context: SubgraphContext,
  seekerId: string,
): Promise<string | null> {
  const { caller } = context;
  if (!isStaff(caller) || caller.party === access.party) return null;
  const open = await access.openCategories(context, seekerId);
  return Object.keys(kinds)
    .filter((kind) => open?.has(kinds[kind]?.category ?? ""))
    .join(" ");
}
