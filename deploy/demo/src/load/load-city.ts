import { insertRows } from "@aiwork/subgraph/database/insert-rows";
import type { EntityManager } from "typeorm";
import { countingStartRows } from "../population/counting-starts";
import { monthClosingRows } from "../population/month-closings";
import { generateRows, type ReportProgress } from "./generate-rows";
import { FIRST_LOADED_DAY, generatedValues, hourOf, LAST_LOADED_DAY, type LoadVolumes } from "./load-set";

/** The city's part of a load set: persons with files, and their visits; some are late, some voided, some of nobody. */
export async function loadCity(
  db: EntityManager,
  volumes: LoadVolumes,
  seed: number,
  report: ReportProgress,
): Promise<void> {
  const { roll, uuid, day, pick, servicePoint } = generatedValues(seed, volumes);
  const ofPerson = `(1 + ${roll(2, volumes.persons)})`;
  const last = `date '${LAST_LOADED_DAY}'`;
  const recorded = `least(came.visited_on + case when ${roll(4, 50)} = 0 then ${roll(5, 40)} else 0 end, ${last})`;
  const voided = `least(visited.recorded_on + 1, ${last})`;
  const isVoided = `${roll(6, 300)} = 0`;
  const ifVoided = (value: string) => `case when ${isVoided} then ${value} end`;
  await generateRows(
    db,
    {
      table: "city_file",
      count: volumes.persons,
      columns: {
        seeker_id: uuid("person"),
        registered_at: servicePoint(),
        registered_on: `date '${FIRST_LOADED_DAY}'`,
      },
    },
    report,
  );
  await generateRows(
    db,
    {
      table: "city_profile",
      count: volumes.persons,
      columns: {
        seeker_id: uuid("person"),
        name: "'試験 ' || n",
        birth_date: `date '1950-01-01' + ${roll(3, 16_000)}`,
      },
    },
    report,
  );
  await generateRows(
    db,
    {
      table: "visit",
      count: volumes.visits,
      columns: {
        id: uuid("visit"),
        service_point_id: "visited.point",
        visited_on: "visited.visited_on",
        seeker_id: "visited.seeker_id",
        entered_seeker_id: "visited.seeker_id",
        services: `array[${pick(7, ["JOB_TERMINAL", "CAREER_COUNSELING", "VOCATIONAL_CONSULTATION"])}]`,
        status: `case when ${isVoided} then 'VOIDED' else 'COUNTED' end`,
        recorded_at: hourOf("visited.recorded_on", 9),
        recorded_on: "visited.recorded_on",
        recorded_by_party: "'CITY'",
        recorded_by_role: "'city.counselor'",
        late_reason: `case when visited.recorded_on > visited.visited_on then '記録の遅れ' end`,
        voided_at: ifVoided(hourOf(voided, 16)),
        voided_on: ifVoided(voided),
        voided_by_party: ifVoided("'CITY'"),
        voided_by_role: ifVoided("'city.counselor'"),
        void_reason: ifVoided("'誤記録'"),
      },
      from: `cross join lateral (
          select ${servicePoint(ofPerson)} as point, ${day(8)} as visited_on,
            case when ${roll(9, 20)} > 0 then ${uuid("person", ofPerson)} end as seeker_id
        ) as came cross join lateral (select came.*, ${recorded} as recorded_on) as visited`,
    },
    report,
  );
  await insertRows(db, "counted_since", countingStartRows("CITY", FIRST_LOADED_DAY));
  await insertRows(db, "month_closing", monthClosingRows("city.secretariat"));
  await db.query("select count_loaded_events()");
  await db.query("analyze counted_event");
}
