import { AMONG_ASKED, ASKED_TIMELINES, timelines } from "@aiwork/agreement/timeline/timelines";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { nationalAccess } from "../access/national-access";
import { TIMELINE_EVENTS } from "./timeline-events";
import { type NationalEventKind, nationalEvents } from "./timeline-words";

/** An event on the national side of a person's timeline. */
export interface NationalEvent {
  id: string;
  at: Date;
  on: string;
  kind: NationalEventKind;
  subjectId: string;
  word: string | null;
  job: string | null;
}

/** An event without a recorded time is placed at the beginning of its day in Tokyo. */
const TIMELINES: Statement = {
  name: "national-timelines",
  text: `select asked.key, event.subject || ':' || event.step as id, event.at, event.day as "on", event.kind,
      event.subject as "subjectId", event.word, event.job
    from ${ASKED_TIMELINES}
    cross join lateral (
      select kind, step, subject, day, word, job, coalesce(
          first_change(subject, case when state is not null then array[state] end),
          recorded_at, day::timestamp at time zone 'Asia/Tokyo'
        ) as at
      from (${TIMELINE_EVENTS}) as source
      where ${AMONG_ASKED}
      order by day desc, at desc, step desc, subject desc limit size
    ) as event
    order by asked.key, event.day desc, event.at desc, event.step desc, event.subject desc`,
};

/** The latest events between two days, newest first. */
export const readTimeline = timelines<NationalEvent>(TIMELINES, nationalAccess, nationalEvents);
