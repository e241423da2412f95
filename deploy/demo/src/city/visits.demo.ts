import { consultedDays, counseledDays } from "../population/liaison-plan";
import type { Story } from "../population/person";
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

/**
 * The visits of every person, known to the city or not, and some that do not add to the users: visits without a person,
 * second visits of a day and voided visits. They have what the table's triggers set, for `fillTable`.
 */
export function visitRows(stories: readonly Story[]) {
  return stories.flatMap((story) => {
    const { person, visits } = story;
    const random = createRandom(`visits of ${person.number}`);
    const counseled = new Set(counseledDays(story));
    const consulted = new Set(consultedDays(story));
    return visits.flatMap((day) => {
      const name = `visit ${person.number} ${day}`;
      const talked = [
        ...(counseled.has(day) ? ["CAREER_COUNSELING"] : []),
        ...(consulted.has(day) ? ["VOCATIONAL_CONSULTATION"] : []),
      ];
      const services = talked.length > 0 ? talked : [random.pick(OTHER_SERVICES)];
      const extra = (suffix: string, seekerId: string | null) =>
        visitRow(`${name} ${suffix}`, person.servicePointId, day, seekerId, [random.pick(OTHER_SERVICES)], random);
      const row = visitRow(name, person.servicePointId, day, person.id, services, random);
      if (random.happens(0.03)) return [row, extra("walk-in", null)];
      if (random.happens(0.01)) return [row, extra("again", person.id)];
      return random.happens(0.003) ? [row, voidedRow(extra("twice", person.id))] : [row];
    });
  });
}

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
    voided_at: null as string | null,
    voided_on: null as string | null,
    voided_by_party: null as string | null,
    voided_by_role: null as string | null,
    void_reason: null as string | null,
  };
}

function voidedRow(row: ReturnType<typeof visitRow>): ReturnType<typeof visitRow> {
  return {
    ...row,
    status: "VOIDED",
    voided_at: instantOf(row.visited_on, 17),
    voided_on: row.visited_on,
    voided_by_party: "CITY",
    voided_by_role: "city.counselor",
    void_reason: "二重に記録したため",
  };
}
