import type { Statement } from "@aiwork/runtime/database/open-database";
import { groupLoader } from "@aiwork/runtime/loader/group-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { TimelineRequest } from "./timeline-request";

type Asked = TimelineRequest & { seekerId: string };

/** What is asked for, a row each: for the `from` of a statement bound to $1 to $5. */
export const ASKED_TIMELINES = `unnest($1::text[], $2::uuid[], $3::date[], $4::date[], $5::int[])
  as asked (key, seeker_id, first_day, last_day, size)`;

/**
 * A party's lane: the latest events of a person between two days, newest first; all that a request asks for in one
 * statement. Its rows carry the `key` of what was asked.
 */
export function timelines<Event extends object>(statement: Statement) {
  const eventsOf = groupLoader<SubgraphContext, string, Event & { key: string }>(
    ({ database }, keys) => {
      const asked = keys.map((key) => JSON.parse(key) as Asked);
      const each = <Name extends keyof Asked>(name: Name) => asked.map((one) => one[name]);
      return database.read(statement, [keys, each("seekerId"), each("from"), each("to"), each("last")]);
    },
    ({ key }) => key,
  );
  return async (context: SubgraphContext, seekerId: string, { from, to, last }: TimelineRequest): Promise<Event[]> => {
    const asked: Asked = { seekerId, from, to, last };
    return eventsOf(context).load(JSON.stringify(asked));
  };
}
