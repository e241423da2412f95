import { consultedDays, counseledDays } from "../population/liaison-plan";
import type { Person, Story } from "../population/person";
import { createRandom, type Random, uuidOf } from "../population/random";
import { HOURS, instantOf } from "../population/state-changes";

const OTHER_SERVICES = [
  "JOB_TERMINAL",
  "JOB_TERMINAL",
  "LOCAL_JOB_INFORMATION",
  "PROGRAM_INFORMATION",
  "PLACEMENT_SERVICE",
];
const NATIONAL_SERVICES: ReadonlySet<string> = new Set([
  "VOCATIONAL_CONSULTATION",
  "PLACEMENT_SERVICE",
  "JOB_TERMINAL",
]);

/** Two sheets of a service point that came to light after their month was closed: they revise it. */
const LATE_SHEET = {
  servicePointId: "shiroishi",
  day: "2013-07-31",
  onePersonIn: 5,
  recordedOn: "2013-08-12",
  reason: "窓口の記録用紙が締めの後に見つかったため",
};
const WRONG_SHEET = {
  servicePointId: "teine",
  day: "2013-08-30",
  onePersonIn: 25,
  voidedOn: "2013-09-17",
  reason: "別の日の記録用紙を誤って入力したため",
};

/**
 * The visits of every person, known to the city or not, and some that do not add to the users: visits without a person,
 * second visits of a day and voided visits. They have what the table's triggers set, for `fillTable`.
 * What was recorded or voided late counts today as if it had been in time.
 */
export function visitRows(stories: readonly Story[]) {
  return stories.flatMap((story) => {
    const { person, visits } = story;
    const random = createRandom(`visits of ${person.number}`);
    const counseled = new Set(counseledDays(story));
    const consulted = new Set(consultedDays(story));
    const counted = visits.flatMap((day) => {
      const name = `visit ${person.number} ${day}`;
      const talked = [
        ...(counseled.has(day) ? ["CAREER_COUNSELING"] : []),
        ...(consulted.has(day) ? ["VOCATIONAL_CONSULTATION"] : []),
      ];
      const services = talked.length > 0 ? talked : [random.pick(OTHER_SERVICES)];
      const extra = (suffix: string, seekerId: string | null) =>
        visitRow(`${name} ${suffix}`, person.servicePointId, day, seekerId, [random.pick(OTHER_SERVICES)], random);
      const inTime = visitRow(name, person.servicePointId, day, person.id, services, random);
      const row = talked.length === 0 && isOnSheet(person, day, LATE_SHEET) ? recordedLate(inTime) : inTime;
      if (random.happens(0.03)) return [row, extra("walk-in", null)];
      if (random.happens(0.01)) return [row, extra("again", person.id)];
      return random.happens(0.003) ? [row, voidedRow(extra("twice", person.id))] : [row];
    });
    return [...counted, ...wrongVisitRows(story)];
  });
}

interface Sheet {
  servicePointId: string;
  day: string;
  onePersonIn: number;
}

function isOnSheet({ servicePointId, number }: Person, day: string, sheet: Sheet): boolean {
  return servicePointId === sheet.servicePointId && day === sheet.day && number % sheet.onePersonIn === 0;
}

/** Visits of persons in support who did not come on that day. */
function wrongVisitRows({ person, visits }: Story): VisitRow[] {
  const { day, voidedOn, reason } = WRONG_SHEET;
  const isInSupport = (visits[0] ?? day) < day && day < (visits.at(-1) ?? day);
  if (!isOnSheet(person, day, WRONG_SHEET) || !isInSupport || visits.includes(day)) return [];
  const random = createRandom(`wrong visit of ${person.number}`);
  const name = `visit ${person.number} ${day} wrong`;
  const row = visitRow(name, person.servicePointId, day, person.id, [random.pick(OTHER_SERVICES)], random);
  return [voidedRow(row, voidedOn, reason)];
}

type VisitRow = ReturnType<typeof visitRow>;

function visitRow(
  name: string,
  servicePointId: string,
  day: string,
  seekerId: string | null,
  services: string[],
  random: Random,
) {
  const byNational = services.some((service) => NATIONAL_SERVICES.has(service)) && random.happens(0.7);
  return {
    id: uuidOf(name),
    service_point_id: servicePointId,
    visited_on: day,
    seeker_id: seekerId,
    services,
    status: "COUNTED",
    recorded_at: instantOf(day, HOURS.VISIT),
    recorded_on: day,
    entered_seeker_id: seekerId,
    recorded_by_party: byNational ? "NATIONAL" : "CITY",
    recorded_by_role: byNational ? "national.counselor" : "city.counselor",
    late_reason: null as string | null,
    voided_at: null as string | null,
    voided_on: null as string | null,
    voided_by_party: null as string | null,
    voided_by_role: null as string | null,
    void_reason: null as string | null,
  };
}

function recordedLate(row: VisitRow): VisitRow {
  const { recordedOn, reason } = LATE_SHEET;
  const recorded = { recorded_at: instantOf(recordedOn, HOURS.VISIT), recorded_on: recordedOn };
  return { ...row, ...recorded, late_reason: reason };
}

function voidedRow(row: VisitRow, day = row.visited_on, reason = "二重に記録したため"): VisitRow {
  return {
    ...row,
    status: "VOIDED",
    voided_at: instantOf(day, 17),
    voided_on: day,
    voided_by_party: "CITY",
    voided_by_role: "city.counselor",
    void_reason: reason,
  };
}
