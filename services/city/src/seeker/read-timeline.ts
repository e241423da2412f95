import type { TimelineRequest } from "@aiwork/agreement/timeline/timeline-request";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { TIMELINE_SOURCES } from "./timeline-sources";
import type { CityEventKind } from "./timeline-words";

/** Something that happened on the city's lane. */
export interface CityEvent {
  id: string;
  at: Date;
  on: string;
  kind: CityEventKind;
  subjectId: string;
  word: string | null;
  name: string | null;
}

const TIMELINES: Statement = {
  name: "city-timelines",
  text: `select asked.key, event.kind || ':' || event.subject as id, event.at, event.day as "on", event.kind,
      event.subject as "subjectId", event.word, event.name
    from unnest($1::text[], $2::uuid[], $3::date[], $4::date[], $5::int[])
      as asked (key, seeker_id, first_day, last_day, size)
    cross join lateral (
      select * from (${TIMELINE_SOURCES.join(" union all ")}) as source
      where day >= coalesce(first_day, '-infinity') and day <= coalesce(last_day, 'infinity')
      order by day desc, at desc, kind desc, subject desc limit size
    ) as event
    order by asked.key, event.day desc, event.at desc, event.kind desc, event.subject desc`,
};

type Asked = TimelineRequest & { seekerId: string };

/** All lanes of a request in one statement, each asked for in its own way. */
const timelineOf = requestLoader<SubgraphContext, string, { key: string; events: CityEvent[] }>(
  async ({ database }, keys) => {
    const asked = keys.map((key) => JSON.parse(key) as Asked);
    const each = <Name extends keyof Asked>(name: Name) => asked.map((one) => one[name]);
    const values = [keys, each("seekerId"), each("from"), each("to"), each("last")];
    const rows = await database.read<CityEvent & { key: string }>(TIMELINES, values);
    return keys.map((key) => ({ key, events: rows.filter((row) => row.key === key) }));
  },
  ({ key }) => key,
);

/** The latest events between two days, newest first. */
export async function readTimeline(
  context: SubgraphContext,
  seekerId: string,
  { from, to, last }: TimelineRequest,
): Promise<CityEvent[]> {
  const asked: Asked = { seekerId, from, to, last };
  return (await timelineOf(context).load(JSON.stringify(asked)))?.events ?? [];
}
