import type { TimelineRequest } from "@aiwork/agreement/timeline/timeline-request";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { TIMELINE_EVENTS } from "./timeline-events";
import type { NationalEventKind } from "./timeline-words";

/** Something that happened on the nation's lane. */
export interface NationalEvent {
  id: string;
  at: Date;
  on: string;
  kind: NationalEventKind;
  subjectId: string;
  word: string | null;
  job: string | null;
}

/** Where an event was not recorded with its instant, it is the beginning of its day in Tokyo. */
const TIMELINES: Statement = {
  name: "national-timelines",
  text: `select asked.key, event.subject || ':' || event.step as id, event.at, event.day as "on", event.kind,
      event.subject as "subjectId", event.word, event.job
    from unnest($1::text[], $2::uuid[], $3::date[], $4::date[], $5::int[])
      as asked (key, seeker, first_day, last_day, size)
    cross join lateral (
      select kind, step, subject, day, word, job, coalesce(
          (select min(change.at) from state_change as change
            where change.subject_id = subject and change.to_state = coalesce(state, change.to_state)),
          recorded_at, day::timestamp at time zone 'Asia/Tokyo'
        ) as at
      from (${TIMELINE_EVENTS}) as source
      where day >= coalesce(first_day, '-infinity') and day <= coalesce(last_day, 'infinity')
      order by day desc, at desc, step desc, subject desc limit size
    ) as event
    order by asked.key, event.day desc, event.at desc, event.step desc, event.subject desc`,
};

type Asked = TimelineRequest & { seekerId: string };

/** All lanes of a request in one statement, each asked for in its own way. */
const timelineOf = requestLoader<SubgraphContext, string, { key: string; events: NationalEvent[] }>(
  async ({ database }, keys) => {
    const asked = keys.map((key) => JSON.parse(key) as Asked);
    const each = <Name extends keyof Asked>(name: Name) => asked.map((one) => one[name]);
    const values = [keys, each("seekerId"), each("from"), each("to"), each("last")];
    const rows = await database.read<NationalEvent & { key: string }>(TIMELINES, values);
    const events = new Map<string, NationalEvent[]>(keys.map((key) => [key, []]));
    for (const { key, ...event } of rows) events.get(key)?.push(event);
    return [...events].map(([key, of]) => ({ key, events: of }));
  },
  ({ key }) => key,
);

/** The latest events between two days, newest first. */
export async function readTimeline(
  context: SubgraphContext,
  seekerId: string,
  { from, to, last }: TimelineRequest,
): Promise<NationalEvent[]> {
  const asked: Asked = { seekerId, from, to, last };
  return (await timelineOf(context).load(JSON.stringify(asked)))?.events ?? [];
}
