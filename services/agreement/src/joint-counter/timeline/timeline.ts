import { isStaff } from "@aiwork/server/identity/caller";
import type { PartyAccess } from "@aiwork/subgraph/access/party-access";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { groupLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { type DayRange, parseDayRange } from "../../agreement/calendar/days";
import { periodError } from "../../agreement/calendar/period.errors";

const MAX_TIMELINE_LENGTH = 100;
const DEFAULT_TIMELINE_LENGTH = 50;

/** The requested part of a timeline: the latest events between two days. */
export interface TimelineRequest extends DayRange {
  last: number;
}

/** @throws DAYS_REVERSED, TIMELINE_LENGTH */
export function parseTimelineRequest(given: {
  from?: string | null;
  to?: string | null;
  last?: number | null;
}): TimelineRequest {
  const last = given.last ?? DEFAULT_TIMELINE_LENGTH;
  if (last < 1 || last > MAX_TIMELINE_LENGTH) throw periodError("TIMELINE_LENGTH");
  return { ...parseDayRange(given), last };
}

/** The kinds of event on a party's timeline, with their category of data; an event without one is never shared. */
type EventKinds = Readonly<Record<string, { category: string | null }>>;

/** The kinds of a person's events that the caller may see, separated by spaces; null for all. */
async function visibleKinds(
  access: Pick<PartyAccess, "party" | "consents">,
  kinds: EventKinds,
  context: SubgraphContext,
  seekerId: string,
): Promise<string | null> {
  const { caller } = context;
  // guard: other-party-staff-see-events-of-open
  if (!isStaff(caller) || caller.party === access.party) return null;
  const open = await access.consents(context, seekerId);
  // guard: event-of-closed-class-is-not-shown
  return Object.keys(kinds)
    .filter((kind) => open?.byCategory.has(kinds[kind]?.category ?? ""))
    .join(" ");
}

/** `kinds`: the kinds that the caller may see, separated by spaces; null for all. */
type RequestedTimeline = TimelineRequest & { seekerId: string; kinds: string | null };

/** The requested timelines, one row each: for the `from` clause of a statement with the parameters $1 to $6. */
export const REQUESTED_TIMELINES = `unnest($1::text[], $2::uuid[], $3::date[], $4::date[], $5::int[], $6::text[])
  as requested (key, seeker_id, first_day, last_day, size, kinds)`;

/** For its `where` clause: the events between the requested days, of the kinds that the caller may see. */
// guard: timeline-is-narrowed-to-kinds-caller
export const WITHIN_REQUESTED_TIMELINE = `day >= coalesce(first_day, '-infinity') and day <= coalesce(last_day, 'infinity')
  and (kinds is null or kind = any (string_to_array(kinds, ' ')))`;

/**
 * A party's timelines: the latest events of a person between two days, newest first. One statement reads all timelines of
 * a GraphQL request; its rows carry the `key` of the requested timeline.
 */
export function createTimelines<Event extends { kind: string }>(
  statement: Statement,
  access: Pick<PartyAccess, "party" | "consents">,
  events: EventKinds,
) {
  const eventsOf = groupLoader<SubgraphContext, string, Event & { key: string }>(
    ({ database }, keys) => {
      const requested = keys.map((key) => JSON.parse(key) as RequestedTimeline);
      const each = <Name extends keyof RequestedTimeline>(name: Name) => requested.map((one) => one[name]);
      return database.read(statement, [keys, each("seekerId"), each("from"), each("to"), each("last"), each("kinds")]);
    },
    ({ key }) => key,
  );
  return async (context: SubgraphContext, seekerId: string, { from, to, last }: TimelineRequest): Promise<Event[]> => {
    const kinds = await visibleKinds(access, events, context, seekerId);
    // guard: timelines-of-other-kinds-are-asked
    const requested: RequestedTimeline = { seekerId, from, to, last, kinds };
    const found = await eventsOf(context).load(JSON.stringify(requested));
    context.accessLog.addCategories(
      seekerId,
      found.flatMap(({ kind }) => events[kind]?.category ?? []),
    );
    return found;
  };
}
