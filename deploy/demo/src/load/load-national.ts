import { insertRows } from "@aiwork/subgraph/database/insert-rows";
import type { EntityManager } from "typeorm";
import { countingStartRows } from "../population/counting-starts";
import { monthClosingRows } from "../population/month-closings";
import { type GeneratedTable, generateRows, type ReportProgress } from "./generate-rows";
import { FIRST_LOADED_DAY, generatedValues, hourOf, LAST_LOADED_DAY, type LoadVolumes } from "./load-set";

const REFERRALS_OF_ORDER = 20;
/** One referral in so many ends in a placement: 6 to 1.1. */
const HIRED_ONE_IN = 5.5;
const WORK_DAYS = 7;

/** The national part of a load set: registered persons, consultations, job orders, referrals and placements. */
export async function loadNational(
  db: EntityManager,
  volumes: LoadVolumes,
  seed: number,
  report: ReportProgress,
): Promise<void> {
  const { roll, uuid, day, servicePoint } = generatedValues(seed, volumes);
  const { persons, referrals } = volumes;
  const ofPerson = `(1 + ${roll(2, persons)})`;
  const orders = Math.ceil(referrals / REFERRALS_OF_ORDER);
  const tables: GeneratedTable[] = [
    { table: "national_file", count: persons, columns: { seeker_id: uuid("person") } },
    {
      table: "national_profile",
      count: persons,
      columns: {
        seeker_id: uuid("person"),
        name: "'試験 ' || n",
        birth_date: `date '1950-01-01' + ${roll(3, 16_000)}`,
      },
    },
    {
      table: "registration",
      count: persons,
      columns: {
        id: uuid("registration"),
        number: "'01020-' || n",
        seeker_id: uuid("person"),
        office: "'札幌東公共職業安定所'",
        service_point_id: servicePoint(),
        received_on: `date '${FIRST_LOADED_DAY}'`,
        valid_until: "date '2013-12-31'",
        status: "'ACTIVE'",
        desired_occupations: "'{}'",
        any_occupation: "true",
        desired_employment_types: "'{}'",
        qualifications: "'{}'",
      },
    },
    {
      table: "consultation",
      count: volumes.consultations,
      columns: {
        id: uuid("consultation"),
        seeker_id: uuid("person", ofPerson),
        service_point_id: servicePoint(ofPerson),
        held_on: "held.held_on",
        minutes: `15 + ${roll(4, 45)}`,
        topics: "'{JOB_MATCHING}'",
        by_role: "'national.counselor'",
        recorded_at: hourOf("held.held_on", 11),
      },
      from: `cross join lateral (select ${day(8)} as held_on) as held`,
    },
    {
      table: "job_order",
      count: orders,
      columns: {
        id: uuid("order"),
        number: "'01020-' || n",
        office: "'札幌東公共職業安定所'",
        employer: "'株式会社試験'",
        disclosure: "'FULL'",
        title: "'一般事務'",
        description: "'書類の作成と電話の応対'",
        occupation_code: "'C/25'",
        occupation_code_edition: "'2011'",
        employment_type: "'REGULAR'",
        contract_term: "'INDEFINITE'",
        wage_unit: "'MONTHLY'",
        wage_minimum: "160000",
        insurance: "'{}'",
        licences_required: "'{}'",
        openings: `${REFERRALS_OF_ORDER * 2}`,
        received_on: `date '${FIRST_LOADED_DAY}'`,
        refer_until: "date '2013-12-31'",
        status: "'OPEN'",
        trial_mode: "'NONE'",
      },
    },
    {
      table: "referral",
      count: referrals,
      columns: {
        id: uuid("referral"),
        letter_number: "'L' || n",
        registration_id: uuid("registration", ofPerson),
        job_order_id: uuid("order", `(1 + (n - 1) % ${orders})`),
        service_point_id: servicePoint(ofPerson),
        track: "'ORDINARY'",
        issued_on: day(8),
        by_role: "'national.counselor'",
        status: `case when ${roll(9, 55)} < ${55 / HIRED_ONE_IN} then 'HIRED' else 'NOT_HIRED' end`,
        seeker_id: uuid("person", ofPerson),
      },
    },
  ];
  for (const table of tables) await generateRows(db, table, report);
  await loadPlacements(db, seed, volumes, report);
  await insertRows(db, "counted_since", countingStartRows("NATIONAL", FIRST_LOADED_DAY));
  await insertRows(db, "month_closing", monthClosingRows("national.planning"));
  await db.query("select count_loaded_events()");
  await db.query("analyze counted_event");
}

/** One for each referral that came to a hire within the loaded days; some are confirmed late, some voided. */
async function loadPlacements(db: EntityManager, seed: number, volumes: LoadVolumes, report: ReportProgress) {
  const { roll, uuid } = generatedValues(seed, volumes);
  const last = `date '${LAST_LOADED_DAY}'`;
  const isVoided = `${roll(10, 100)} = 0`;
  const ifVoided = (value: string) => `case when ${isVoided} then ${value} end`;
  const voided = `least(hired.confirmed_on + 20, ${last})`;
  const columns = {
    id: uuid("placement"),
    referral_id: "hired.id",
    service_point_id: "hired.service_point_id",
    hired_on: "hired.hired_on",
    starts_on: "hired.hired_on + 3",
    employment_type: "'REGULAR'",
    on_trial: "false",
    status: `case when ${isVoided} then 'VOIDED' else 'CONFIRMED' end`,
    confirmed_on: "hired.confirmed_on",
    void_reason: ifVoided("'入社を辞退したため'"),
    corrected_month: ifVoided(`to_char(${voided}, 'YYYY-MM')`),
    recorded_at: hourOf("hired.hired_on", 15),
    confirmed_recorded_at: hourOf("hired.confirmed_on", 15),
    confirmed_recorded_on: "hired.confirmed_on",
    voided_recorded_at: ifVoided(hourOf(voided, 16)),
    seeker_id: "hired.seeker_id",
  };
  const from = `join lateral (
      select referral.*, issued_on + ${WORK_DAYS} as hired_on,
        least(issued_on + ${WORK_DAYS} + 1 + case when ${roll(11, 50)} = 0 then 45 else ${roll(12, 10)} end, ${last}) as confirmed_on
      from referral where referral.id = ${uuid("referral")}
    ) as hired on hired.status = 'HIRED' and hired.hired_on < ${last}`;
  await generateRows(db, { table: "placement", count: volumes.referrals, columns, from }, report);
}
