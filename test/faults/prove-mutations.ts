import { printProgress } from "@aiwork/kit/system/print-progress";
import { BROKEN_SYSTEMS } from "./broken-systems";
import { startKillableSystem } from "./killable-system";
import { type FaultReport, runFaults } from "./run-faults";

const FEW_ORDERS = { count: 6, openings: 3 };
const CLIENTS = { placing: 16, visiting: 4 };
const MUTATIONS = 10_000;
/** A broken system shows a violation long before. */
const MUTATIONS_OF_BROKEN = 600;

const rowOf = ({ violations, unanswered, kills, ...rest }: FaultReport) => ({
  ...rest,
  unanswered: Object.values(unanswered).reduce((sum, one) => sum + one, 0),
  "kills (database, city, national)": `${kills.database}, ${kills.city}, ${kills.national}`,
  violations: violations.length,
});

/** `npm run faults`: tries the promise P8 in full, and broken systems, which must violate it. Exits with 1 if either fails. */
async function main(): Promise<void> {
  const isJson = process.argv.includes("--json");
  const reports: FaultReport[] = [];
  const failed: string[] = [];
  await using system = await startKillableSystem();
  for (const broken of [undefined, ...BROKEN_SYSTEMS]) {
    const mutations = broken ? MUTATIONS_OF_BROKEN : MUTATIONS;
    const onProgress = (done: number) => printProgress(`${broken?.name ?? "product"}: ${done} of ${mutations}`);
    const course = {
      mutations,
      killEvery: mutations / (broken ? 6 : 40),
      clients: CLIENTS,
      orders: FEW_ORDERS,
      onProgress,
    };
    const report = await runFaults(system, broken ? { ...course, broken } : course);
    reports.push(report);
    const isNoticed = report.violations.some(({ promise }) => broken?.promises.includes(promise));
    if (broken ? !isNoticed : report.violations.length > 0) failed.push(report.what);
    if (!isJson && !broken) for (const { promise, what } of report.violations.slice(0, 20)) console.log(promise, what);
  }
  if (isJson) {
    const rows = reports.map((report) => ({ ...report, violations: report.violations.length }));
    console.log(JSON.stringify({ rows, held: failed.length === 0 }));
  } else {
    console.table(reports.map(rowOf));
    for (const { what, violations, unanswered } of reports)
      console.log(
        `${what}: ${JSON.stringify(unanswered)}; ${violations[0] ? `${violations[0].promise}: ${violations[0].what}` : "every promise kept"}`,
      );
  }
  process.exitCode = failed.length > 0 ? 1 : 0;
}

void main();
