import { WITHDRAWALS } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent.queries";
import {
  createTimelines,
  REQUESTED_TIMELINES,
  WITHIN_REQUESTED_TIMELINE,
} from "@aiwork/agreement/joint-counter/timeline/timeline";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { nationalPartyAccess } from "../seeker/seeker.access";
import { type NationalEventKind, nationalEvents } from "./timeline-titles";

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

/** The events of a referral. */
const PARTS_OF_REFERRAL = `values
  ('REFERRED', 6, referral.id, issued_on, null, null, null::timestamptz),
  ('INTERVIEWED', 7, referral.id,
    case when referral.status in ('INTERVIEWED', 'HIRED', 'NOT_HIRED') then interview_on end, 'INTERVIEWED', null, null),
  ('REFERRAL_CONCLUDED', 8, referral.id, concluded_on, referral.status, referral.status, null)`;
/** The events of a placement that is not voided. The city's staff may see a placement without its referral. */
const PARTS_OF_PLACEMENT = `values
  ('PLACED', 9, placement.id, hired_on, null, null::text, placement.recorded_at),
  ('TRIAL_STARTED', 10, trial.id,
    case when trial.status not in ('PLANNED', 'NOT_STARTED')
      or trial.status = 'PLANNED' and trial.starts_on <= business_today() then trial.starts_on end, 'STARTED', null, null),
  ('TRIAL_ENDED', 11, trial.id,
    case when trial.status in ('CONVERTED', 'NOT_CONVERTED', 'ENDED_EARLY') then coalesce(ended_on, converted_on) end,
    trial.status, trial.status, null)`;

/**
 * All events of the person `requested.seeker_id` on the national side. `step` orders the events of one instant. `state` is the
 * state change that recorded the event (null: the record's first one); without one, `recorded_at` is used.
 */
const TIMELINE_EVENTS = `
  select 'REGISTERED' as kind, 1 as step, id as subject, received_on as day, null as state, null as word,
    null::timestamptz as recorded_at, null as job
  from registration where seeker_id = requested.seeker_id and status <> 'VOIDED'
  union all
  select 'CONSENT_GIVEN', 2, id, given_on, null, null, recorded_at, null
  from disclosure_consent where seeker_id = requested.seeker_id
  union all
  select 'CONSENT_WITHDRAWN', 12, id, day, 'WITHDRAWN', null, at, null from ${WITHDRAWALS}
  union all
  select 'CONSULTED', 3, id, held_on, null, null, recorded_at, null
  from consultation where seeker_id = requested.seeker_id and status = 'HELD'
  union all
  select 'NEGOTIATED', part.step, negotiation.id, part.day, part.state, part.state, null, job_order.title
  from negotiation left join job_order on job_order.id = negotiation.job_order_id
  cross join lateral (
    values (4, 'OPEN', opened_on), (5, negotiation.status, settled_on)
  ) as part (step, state, day)
  where negotiation.seeker_id = requested.seeker_id and part.day is not null
  union all
  select part.*, job_order.title
  from referral left join job_order on job_order.id = referral.job_order_id
  cross join lateral (${PARTS_OF_REFERRAL}) as part (kind, step, subject, day, state, word, recorded_at)
  where referral.seeker_id = requested.seeker_id and part.day is not null
  union all
  select part.*, title_of_order(placement.referral_id)
  from placement left join trial_employment as trial on trial.placement_id = placement.id
  cross join lateral (${PARTS_OF_PLACEMENT}) as part (kind, step, subject, day, state, word, recorded_at)
  where placement.seeker_id = requested.seeker_id and placement.status <> 'VOIDED' and part.day is not null`;

/** In SQL: a consent may be withdrawn in parts, so the instant is in the event's id. */
const NATIONAL_EVENT_ID = `event.subject || ':' || event.step || case when event.kind = 'CONSENT_WITHDRAWN'
      then ':' || (extract(epoch from event.at) * 1000000)::bigint else '' end`;

/** An event without a recorded time is placed at the beginning of its day in Tokyo. */
const TIMELINES: Statement = {
  name: "national-timelines",
  text: `select requested.key, ${NATIONAL_EVENT_ID} as id, event.at, event.day as "on", event.kind,
      event.subject as "subjectId", event.word, event.job
    from ${REQUESTED_TIMELINES}
    cross join lateral (
      with change as materialized (select * from first_changes_of(requested.seeker_id))
      select kind, step, subject, day, word, job, coalesce(
          (select min(change.at) from change
            where change.subject = source.subject and (source.state is null or change.state = source.state)),
          recorded_at, day::timestamp at time zone 'Asia/Tokyo'
        ) as at
      from (${TIMELINE_EVENTS}) as source
      where ${WITHIN_REQUESTED_TIMELINE}
      order by day desc, at desc, step desc, subject desc limit size
    ) as event
    order by requested.key, event.day desc, event.at desc, event.step desc, event.subject desc`,
};

/** The latest events between two days, newest first. */
export const readNationalTimeline = createTimelines<NationalEvent>(TIMELINES, nationalPartyAccess, nationalEvents);
