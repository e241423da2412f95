import { WITHDRAWALS } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent.queries";
import {
  createTimelines,
  REQUESTED_TIMELINES,
  WITHIN_REQUESTED_TIMELINE,
} from "@aiwork/agreement/joint-counter/timeline/timeline";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { cityPartyAccess } from "../seeker/seeker.access";
import { CITY_EVENTS, type CityEventKind } from "./timeline-titles";

/** In SQL: the instant at which a record first reached one of the states, or else the beginning of `day` in Tokyo. */
function firstChangeInstant(subject: string, states: string, day: string): string {
  return `coalesce((select min(change.at) from change where change.subject = ${subject} and change.state in (${states})),
    ${day}::timestamp at time zone 'Asia/Tokyo')`;
}

/** The same of what may be done again: the latest one. */
function latestChangeInstant(subject: string, states: string, day: string): string {
  return `coalesce((select max(change.latest) from change where change.subject = ${subject} and change.state in (${states})),
    ${day}::timestamp at time zone 'Asia/Tokyo')`;
}

/**
 * In SQL: the city's events of the person `requested.seeker_id`, with kind, record, day, instant and, for the title, a
 * status or addressee and a name. Voided records are no events, and a liaison's department is not shown.
 */
const CITY_TIMELINE_SOURCES = [
  `select 'VISITED' as kind, visit.id as subject, visited_on as day, recorded_at as at, null as word, point.name
    from visit as visit join service_point as point on point.id = service_point_id
    where seeker_id = requested.seeker_id and status = 'COUNTED'`,
  `select 'COUNSELED', session.id, held_on, ${firstChangeInstant("session.id", "'HELD'", "held_on")}, null, point.name
    from counseling_session as session join service_point as point on point.id = service_point_id
    where seeker_id = requested.seeker_id and status = 'HELD'`,
  `select 'APPLIED_FOR_PROGRAM', application.id, submitted_on,
      ${firstChangeInstant("application.id", "'SUBMITTED'", "submitted_on")}, null, title
    from program_application as application join support_program as program on program.id = program_id
    where seeker_id = requested.seeker_id and submitted_on is not null`,
  `select 'PROGRAM_DECIDED', application.id, decided_on,
      ${latestChangeInstant("application.id", "application.status", "decided_on")}, application.status, title
    from program_application as application join support_program as program on program.id = program_id
    where seeker_id = requested.seeker_id and decided_on is not null`,
  `select 'LIAISON_OPENED', liaison.id, opened_on, ${firstChangeInstant("liaison.id", "'SENT'", "opened_on")}, addressed_to, null
    from liaison, lateral (select ids_of(requested.seeker_id) as ids offset 0) as person
    where liaison.seeker_id = any (person.ids)`,
  `select 'LIAISON_ANSWERED', liaison.id, answered_on, ${latestChangeInstant("liaison.id", "'ACCEPTED', 'DECLINED'", "answered_on")},
      case status when 'DECLINED' then 'DECLINED' else 'ACCEPTED' end, null
    from liaison, lateral (select ids_of(requested.seeker_id) as ids offset 0) as person
    where liaison.seeker_id = any (person.ids) and answered_on is not null`,
  `select 'CONSENT_GIVEN', consent.id, given_on, recorded_at, null, null
    from disclosure_consent as consent where seeker_id = requested.seeker_id`,
  `select 'CONSENT_WITHDRAWN', id, day, at, null, null from ${WITHDRAWALS}`,
  `select 'FILE_CLOSED', requested.seeker_id, closing.day, closing.at, null, null
    from closings_of(requested.seeker_id) as closing`,
  `select 'FILE_REOPENED', requested.seeker_id, reopening.day, reopening.at, null, null
    from reopenings_of(requested.seeker_id) as reopening`,
] as const;

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

/** In SQL: what may happen more than once has the instant in its event's id. */
const EVENT_ID = `event.kind || ':' || event.subject
      || case when event.kind like 'FILE\\_%' or event.kind = 'CONSENT_WITHDRAWN'
          then ':' || (extract(epoch from event.at) * 1000000)::bigint else '' end`;

const CITY_TIMELINES: Statement = {
  name: "city-timelines",
  text: `select requested.key, ${EVENT_ID} as id, event.at, event.day as "on", event.kind,
      event.subject as "subjectId", event.word, event.name
    from ${REQUESTED_TIMELINES}
    cross join lateral (
      with change as materialized (select * from first_changes_of(requested.seeker_id))
      select * from (${CITY_TIMELINE_SOURCES.join(" union all ")}) as source
      where ${WITHIN_REQUESTED_TIMELINE}
      order by day desc, at desc, kind desc, subject desc limit size
    ) as event
    order by requested.key, event.day desc, event.at desc, event.kind desc, event.subject desc`,
};

/** The latest events of a person between two days, newest first. */
export const readCityTimeline = createTimelines<CityEvent>(CITY_TIMELINES, cityPartyAccess, CITY_EVENTS);
