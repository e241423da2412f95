import { tellProgress } from "../load/tell-progress";
import { BROKEN } from "./broken/broken";
import { type Report, runFaults } from "./run-faults";
import { startMortalSystem } from "./system/mortal-system";

const FEW_ORDERS = { count: 6, openings: 3 };
const CLIENTS = { placing: 16, visiting: 4 };
const MUTATIONS = 10_000;
/** What does not keep its promises shows it long before. */
const MUTATIONS_OF_BROKEN = 600;

const rowOf = ({ violations, unanswered, kills, ...rest }: Report) => ({
  ...rest,
  "sent in vain": Object.values(unanswered).reduce((sum, one) => sum + one, 0),
  "kills (database, city, national)": `${kills.database}, ${kills.city}, ${kills.national}`,
  violations: violations.length,
});

/** `npm run faults`: the promise P8 in full, and the broken systems that must fail it. Exit 1 where either does not hold. */
async function main(): Promise<void> {
  const isJson = process.argv.includes("--json");
  const reports: Report[] = [];
  const failed: string[] = [];
  await using system = await startMortalSystem();
  for (const broken of [undefined, ...BROKEN]) {
    const mutations = broken ? MUTATIONS_OF_BROKEN : MUTATIONS;
    const tell = (done: number) => tellProgress(`${broken?.name ?? "product"}: ${done} of ${mutations}`);
    const course = { mutations, killEvery: mutations / (broken ? 6 : 40), clients: CLIENTS, orders: FEW_ORDERS, tell };
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
