import type { PartyAccess } from "@aiwork/runtime/access/record-access";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { groupLoader } from "@aiwork/runtime/loader/group-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { type EventKinds, kindsFor } from "./kinds-for";
import type { TimelineRequest } from "./timeline-request";

/** `kinds`: the kinds that the caller may see, separated by spaces; null for all. */
type Asked = TimelineRequest & { seekerId: string; kinds: string | null };

/** The requested timelines, one row each: for the `from` clause of a statement with the parameters $1 to $6. */
export const ASKED_TIMELINES = `unnest($1::text[], $2::uuid[], $3::date[], $4::date[], $5::int[], $6::text[])
  as asked (key, seeker_id, first_day, last_day, size, kinds)`;

/** For its `where` clause: the events between the requested days, of the kinds that the caller may see. */
// guard: timeline-is-narrowed-to-kinds-caller
export const AMONG_ASKED = `day >= coalesce(first_day, '-infinity') and day <= coalesce(last_day, 'infinity')
  and (kinds is null or kind = any (string_to_array(kinds, ' ')))`;

/**
 * A party's timelines: the latest events of a person between two days, newest first. One statement reads all timelines of
 * a GraphQL request; its rows carry the `key` of the requested timeline.
 */
export function timelines<Event extends { kind: string }>(
  statement: Statement,
  access: PartyAccess,
  events: EventKinds,
) {
  const eventsOf = groupLoader<SubgraphContext, string, Event & { key: string }>(
    ({ database }, keys) => {
      const asked = keys.map((key) => JSON.parse(key) as Asked);
      const each = <Name extends keyof Asked>(name: Name) => asked.map((one) => one[name]);
      return database.read(statement, [keys, each("seekerId"), each("from"), each("to"), each("last"), each("kinds")]);
    },
    ({ key }) => key,
  );
  return async (context: SubgraphContext, seekerId: string, { from, to, last }: TimelineRequest): Promise<Event[]> => {
    const kinds = await kindsFor(access, events, context, seekerId);
    // guard: timelines-of-other-kinds-are-asked
    const asked: Asked = { seekerId, from, to, last, kinds };
    const found = await eventsOf(context).load(JSON.stringify(asked));
    context.readings.add(
      seekerId,
      found.flatMap(({ kind }) => events[kind]?.category ?? []),
    );
    return found;
  };
}
