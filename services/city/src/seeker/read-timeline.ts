import { AMONG_ASKED, ASKED_TIMELINES, timelines } from "@aiwork/agreement/timeline/timelines";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { cityAccess } from "../access/city-access";
import { TIMELINE_SOURCES } from "./timeline-sources";
import { type CityEventKind, cityEvents } from "./timeline-words";

/** An event of the city's part of the timeline. */
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
    from ${ASKED_TIMELINES}
    cross join lateral (
      select * from (${TIMELINE_SOURCES.join(" union all ")}) as source
      where ${AMONG_ASKED}
      order by day desc, at desc, kind desc, subject desc limit size
    ) as event
    order by asked.key, event.day desc, event.at desc, event.kind desc, event.subject desc`,
};

/** The latest events of a person between two days, newest first. */
export const readTimeline = timelines<CityEvent>(TIMELINES, cityAccess, cityEvents);
