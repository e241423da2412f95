import { type Random, randomOf, uuidOf } from "@aiwork/agreement/demo/random";
import type { Story } from "@aiwork/agreement/demo/story";

const SERVICES = [
  ["VOCATIONAL_CONSULTATION"],
  ["VOCATIONAL_CONSULTATION", "PLACEMENT_SERVICE"],
  ["JOB_TERMINAL"],
  ["JOB_TERMINAL", "VOCATIONAL_CONSULTATION"],
  ["CAREER_COUNSELING"],
  ["LOCAL_JOB_INFORMATION"],
  ["PROGRAM_INFORMATION"],
] as const;
const NATIONS: ReadonlySet<string> = new Set(["VOCATIONAL_CONSULTATION", "PLACEMENT_SERVICE", "JOB_TERMINAL"]);

/** Everybody who came, known to the city or not; and, beside the counted ones, walk-ins, second visits of a day and voided ones. */
export function visitRows(stories: readonly Story[]) {
  return stories.flatMap(({ person, visits }) => {
    const random = randomOf(`visits of ${person.number}`);
    return visits.flatMap((day) => {
      const name = `visit ${person.number} ${day}`;
      const row = visitRow(name, person.servicePointId, day, person.id, random);
      if (random.happens(0.03)) return [row, visitRow(`${name} walk-in`, person.servicePointId, day, null, random)];
      if (random.happens(0.01)) return [row, visitRow(`${name} again`, person.servicePointId, day, person.id, random)];
      if (random.happens(0.003))
        return [row, voided(visitRow(`${name} twice`, person.servicePointId, day, person.id, random))];
      return [row];
    });
  });
}

function visitRow(name: string, servicePointId: string, day: string, seekerId: string | null, random: Random) {
  const services = random.pick(SERVICES);
  const byNation = NATIONS.has(services[0]) && random.happens(0.7);
  return {
    id: uuidOf(name),
    service_point_id: servicePointId,
    visited_on: day,
    seeker_id: seekerId,
    services: [...services],
    status: "COUNTED",
    recorded_at: `${day}T10:00:00+09:00`,
    recorded_by_party: byNation ? "NATIONAL" : "CITY",
    recorded_by_role: byNation ? "nation.counselor" : "city.counselor",
    voided_at: null as string | null,
    voided_by_party: null as string | null,
    voided_by_role: null as string | null,
    void_reason: null as string | null,
  };
}

function voided(row: ReturnType<typeof visitRow>): ReturnType<typeof visitRow> {
  return {
    ...row,
    status: "VOIDED",
    voided_at: `${row.visited_on}T17:00:00+09:00`,
    voided_by_party: "CITY",
    voided_by_role: "city.counselor",
    void_reason: "二重に記録したため",
  };
}
