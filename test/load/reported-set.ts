import { randomUUID } from "node:crypto";
import { city } from "@aiwork/city/city";
import { loadCity } from "@aiwork/demo/load/load-city";
import { loadNational } from "@aiwork/demo/load/load-national";
import { LOAD_SETS, type LoadVolumes } from "@aiwork/demo/load/load-set";
import { startTestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "@aiwork/national/national";
import { connectDatabase } from "@aiwork/subgraph/database/connect-database";
import { cpuOf } from "./backend-cpu";

const TODAY = "2013-10-31";
const THROUGH = "2013-10";
const REPORTING = { role: "reporting" };
const FIGURE = "cumulativeActual samePeriodLastYear months { month actual notes }";
const OF_CITY = `users { ${FIGURE} } cityFigures(indicators: ["VISITS"]) { ${FIGURE} }`;
const OF_NATIONAL = `placedPersons { ${FIGURE} }
  nationalFigures(indicators: ["PLACEMENT_CASES", "REFERRALS", "CONSULTATIONS"]) { ${FIGURE} }`;
const REPORTS = {
  city: `query ($asOf: DateTime) { planProgress(fiscalYear: 2013, through: "${THROUGH}", asOf: $asOf) { asOf total { ${OF_CITY} } } }`,
  national: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on PlanTotal { ${OF_NATIONAL} } } }`,
};
const RULES = {
  city: ["VISIT_PERSON_DAY", "VISITS"],
  national: ["PLACED_PERSONS", "PLACEMENT_CASES", "REFERRALS_ISSUED", "CONSULTATIONS_HELD"],
};
/** The results of the same months, of the year and the one before, from all facts by a rule; the total is of this year. */
const RAW = `select sum(part.count) filter (where part.month >= '2013-04')::int as total from counting_rule as rule
  cross join lateral count_facts(rule, '2012-04-01', '2012-04-01', '2013-11-01', now()) as part where rule.code = $1`;

/** An act whose record leaves a mark of what is counted: `marks` is the trigger, `person` finds whom it is about. */
const WRITES = {
  city: {
    act: "holdCounseling",
    input: { servicePointId: "shiroishi", heldOn: TODAY, minutes: 30, themes: ["CAREER_REVIEW"] },
    ...{ table: "counseling_session", marks: "count_session" },
    person: "select seeker_id from city_file where registered_at = 'shiroishi' and status = 'OPEN' limit 1",
  },
  national: {
    act: "recordConsultation",
    input: { servicePointId: "shiroishi", heldOn: TODAY, minutes: 30, topics: ["JOB_SEARCH"] },
    ...{ table: "consultation", marks: "count_consultation" },
    person: `select seeker_id from registration
      where service_point_id = 'shiroishi' and status = 'ACTIVE' and valid_until >= '${TODAY}' limit 1`,
  },
} as const;

export type Side = keyof typeof REPORTS;

/** A party's report of a fiscal year over a load set, with its checkpoints, and the raw aggregate. Dispose it. */
export interface ReportedSet extends AsyncDisposable {
  /** The total of the first figure, through the subgraph, as a reporting client asks for it. */
  report(): Promise<number>;
  /** The same total from all facts. */
  recount(): Promise<number>;
  /** Records what is counted, as its counselor does. */
  write(): Promise<void>;
  /** Whether the records that are written leave marks. */
  leaveMarks(doThey: boolean): Promise<void>;
  /** Milliseconds of CPU that the backends of any of them have used so far. */
  cpu(of: "report" | "recount" | "write"): Promise<number>;
}

/** As many persons, consultations and referrals as that many visits have in the set L. */
function volumesOf(visits: number): LoadVolumes {
  const { servicePoints, persons, visits: most } = LOAD_SETS.L;
  const share = visits / most;
  return {
    servicePoints,
    persons: Math.ceil(persons * share),
    visits,
    consultations: Math.ceil(visits / 5),
    referrals: Math.ceil(visits / 10),
  };
}

export async function openReportedSet(
  side: Side,
  visits: number,
  onProgress: (text: string) => void,
): Promise<ReportedSet> {
  const party = await startTestParty(side === "city" ? city : national, "seed", TODAY);
  const { manager, options } = party.database.dataSource;
  const { url = "" } = options as { url?: string };
  const owner = await connectDatabase({ url, pool: "maintenance", applicationName: "bench" });
  const load = side === "city" ? loadCity : loadNational;
  await owner.dataSource.transaction((db) =>
    load(db, volumesOf(visits), 1, (table, done, of) => done === of && onProgress(`${side}: ${of} rows of ${table}`)),
  );
  const runner = owner.dataSource.createQueryRunner();
  // The CPU of parallel workers would not be counted.
  await runner.query("set max_parallel_workers_per_gather = 0");
  await runner.query("vacuum analyze");
  onProgress(`${side}: taking checkpoints`);
  await runner.query("select take_checkpoints()");
  // What was recorded since then is reported too.
  if (side === "city")
    await runner.query(
      `insert into visit (id, service_point_id, visited_on, seeker_id, services, recorded_by_party, recorded_by_role)
       select gen_random_uuid(), registered_at, '${TODAY}', seeker_id, '{JOB_TERMINAL}', 'CITY', 'city.counselor'
       from city_file order by seeker_id limit 10`,
    );
  const [{ pid }] = await runner.query("select pg_backend_pid() as pid");
  const ask = async (): Promise<number> => {
    const key = {
      fiscalYear: 2013,
      through: THROUGH,
      asOf: new Date().toISOString(),
      planVersion: 1,
      comparableOnly: false,
    };
    const of = [{ __typename: "PlanTotal", ...key }];
    const { data, errors } = await party.askAs(REPORTING, REPORTS[side], side === "city" ? {} : { of });
    if (errors.length > 0) throw new Error(`the report of the ${side} side failed`, { cause: errors });
    const { users, placedPersons } = side === "city" ? data.planProgress.total : data._entities[0];
    return (users ?? placedPersons).cumulativeActual;
  };
  const { act, input, table, marks, person } = WRITES[side];
  const [{ seeker_id: seekerId }] = await runner.query(person);
  const counselor = { role: `${side}.counselor`, servicePoints: [input.servicePointId] };
  const type = `${act.charAt(0).toUpperCase()}${act.slice(1)}Input`;
  const mutation = `mutation ($input: ${type}!) { ${act}(input: $input) { userErrors { code } } }`;
  return {
    report: ask,
    write: async () => {
      const values = { input: { ...input, seekerId, idempotencyKey: randomUUID() } };
      const { data, errors } = await party.askAs(counselor, mutation, values);
      if (errors.length === 0 && data[act].userErrors.length === 0) return;
      throw new Error(`${act} failed`, { cause: [errors, data?.[act]] });
    },
    leaveMarks: (doThey) => runner.query(`alter table ${table} ${doThey ? "enable" : "disable"} trigger ${marks}`),
    recount: async () => {
      const totals: number[] = [];
      for (const rule of RULES[side]) totals.push((await runner.query(RAW, [rule]))[0].total);
      return totals[0] ?? Number.NaN;
    },
    cpu: async (of) => {
      const pids: { pid: number }[] = await manager.query(
        "select pid from pg_stat_activity where datname = current_database() and usename = $1",
        [`${side}_${of === "write" ? "staff" : "report"}`],
      );
      return (of === "recount" ? [pid] : pids.map((one) => one.pid)).reduce((sum, one) => sum + cpuOf(one), 0);
    },
    [Symbol.asyncDispose]: async () => {
      await runner.release();
      await owner.close();
      await party[Symbol.asyncDispose]();
    },
  };
}
