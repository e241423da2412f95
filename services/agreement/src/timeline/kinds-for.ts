import type { PartyAccess } from "@aiwork/runtime/access/record-access";
import { isStaff } from "@aiwork/runtime/identity/role";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";

/** The kinds of event on a party's timeline, with their category of data; an event without one is never shared. */
export type EventKinds = Readonly<Record<string, { category: string | null }>>;

/** The kinds of a person's events that the caller may see, separated by spaces; null for all. */
export async function kindsFor(
  access: PartyAccess,
  kinds: EventKinds,
  context: SubgraphContext,
  seekerId: string,
): Promise<string | null> {
  const { caller } = context;
  // guard: other-partys-staff-see-events-of-open
  if (!isStaff(caller) || caller.party === access.party) return null;
  const open = await access.openCategories(context, seekerId);
  // guard: event-of-closed-class-is-not-shown
  return Object.keys(kinds)
    .filter((kind) => open?.has(kinds[kind]?.category ?? ""))
    .join(" ");
}
