import { parseArgs } from "node:util";
import { city } from "@aiwork/city/city";
import { createTemplate } from "@aiwork/kit/postgres/party-template";
import { startPostgresOfRun, stopPostgresOfRun } from "@aiwork/kit/postgres/postgres-of-run";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { printProgress } from "@aiwork/kit/system/print-progress";
import { national } from "@aiwork/national/national";
import { openReportedSet, type ReportedSet, type Side } from "./reported-set";
import { measureReportsAtGateway } from "./reports-at-gateway";
import { median } from "./take-turns";

/** The raw aggregate's CPU is at least so many times the report's, at the larger size. */
const TIMES = 300;
/** The report's CPU at the larger size is at most so many times that at the smaller one. */
const GROWTH = 1.3;
/** The marks of what is counted add at most so many percent to the CPU that a database takes for an act that leaves one. */
const MARKS = 30;
const ROUNDS = 5;
const WRITES_PER_ROUND = 100;
const REPORTS_PER_ROUND = 10;
const SIDES: readonly Side[] = ["city", "national"];

const { values } = parseArgs({
  options: {
    visits: { type: "string", default: "10000000" },
    small: { type: "string", default: "100000" },
    json: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});

interface Row {
  party: Side;
  visits: number;
  "the same": boolean;
  "CPU ms": number;
  "raw CPU ms": number;
  times: number;
  "CPU ms of an act": number;
  "marks %": number;
}

async function cpuOf(set: ReportedSet, of: "report" | "recount" | "write", turns: number): Promise<number> {
  const before = await set.cpu(of);
  for (let turn = 0; turn < turns; turn++) await set[of]();
  return ((await set.cpu(of)) - before) / turns;
}

/** What marks add to the CPU of an act, with and without them in turns. */
async function measureMarks(set: ReportedSet): Promise<Pick<Row, "CPU ms of an act" | "marks %">> {
  const cpu = { with: [] as number[], without: [] as number[] };
  await cpuOf(set, "write", WRITES_PER_ROUND);
  for (let round = 0; round < 2 * ROUNDS; round++)
    for (const way of round % 2 === 0 ? (["with", "without"] as const) : (["without", "with"] as const)) {
      await set.leaveMarks(way === "with");
      // The pool opens its connections anew after a pause, and each plans its statements.
      await set.write();
      cpu[way].push(await cpuOf(set, "write", WRITES_PER_ROUND));
    }
  await set.leaveMarks(true);
  const added = median(cpu.with.map((one, round) => (one / (cpu.without[round] ?? Number.NaN) - 1) * 100));
  return { "CPU ms of an act": Number(median(cpu.with).toFixed(2)), "marks %": Number(added.toFixed(1)) };
}

/** Measures reports and the raw aggregate in turns, and compares what they find; and what marks add to an act. */
async function measureSide(party: Side, visits: number): Promise<Row> {
  await using set = await openReportedSet(party, visits, printProgress);
  const isSame = (await set.report()) === (await set.recount());
  await cpuOf(set, "report", REPORTS_PER_ROUND);
  const cpu = { report: [] as number[], recount: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    printProgress(`${party}: round ${round + 1} of ${ROUNDS}`);
    // A connection that was idle for too long is a new one.
    await set.report();
    cpu.report.push(await cpuOf(set, "report", REPORTS_PER_ROUND));
    cpu.recount.push(await cpuOf(set, "recount", 1));
  }
  const [report, raw] = [median(cpu.report), median(cpu.recount)];
  return {
    party,
    visits,
    "the same": isSame,
    "CPU ms": Number(report.toFixed(2)),
    "raw CPU ms": Number(raw.toFixed(1)),
    times: Number((raw / report).toFixed(1)),
    ...(await measureMarks(set)),
  };
}

async function measure(sizes: readonly number[]): Promise<Row[]> {
  await using cleanup = new Cleanup();
  const adminUrl = await startPostgresOfRun();
  cleanup.defer(stopPostgresOfRun);
  for (const party of [city, national]) await createTemplate(adminUrl, party, "seed");
  const rows: Row[] = [];
  for (const party of SIDES) for (const visits of sizes) rows.push(await measureSide(party, visits));
  return rows;
}

async function main(): Promise<void> {
  const atGateway = await measureReportsAtGateway();
  const rows = await measure([Number(values.small), Number(values.visits)]);
  const measured = SIDES.map((side) => {
    const [small, large] = rows.filter(({ party }) => party === side);
    const growth = (large?.["CPU ms"] ?? Number.NaN) / (small?.["CPU ms"] ?? Number.NaN);
    return {
      party: side,
      times: large?.times ?? Number.NaN,
      growth: Number(growth.toFixed(2)),
      marks: large?.["marks %"] ?? Number.NaN,
    };
  });
  const held =
    rows.every((row) => row["the same"]) &&
    measured.every(({ times, growth, marks }) => times >= TIMES && growth <= GROWTH && marks <= MARKS);
  if (values.json)
    console.log(
      JSON.stringify({ rows, atGateway, measured, limits: { times: TIMES, growth: GROWTH, marks: MARKS }, held }),
    );
  else {
    console.table(rows);
    console.table(atGateway);
    for (const { party, times, growth, marks } of measured)
      console.log(
        `${party}: the raw aggregate takes ${times} times the database's CPU of a report (at least ${TIMES}); a report of ${values.visits} visits takes ${growth} times that of ${values.small} (at most ${GROWTH}); marks add ${marks} % to an act (at most ${MARKS}).`,
      );
  }
  if (values.check && !held) process.exit(1);
}

void main();
