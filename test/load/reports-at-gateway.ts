import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEMO_DAY } from "@aiwork/demo/population/business-days";
import { askOverHttp } from "@aiwork/kit/system/ask";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { startTestSystem } from "@aiwork/kit/system/start-system";
import { percentile } from "./closed-loop";
import { type CpuTimes, cpuOfSystem } from "./layered-system";
import { totalOf } from "./take-turns";

const WARMING = 50;
const REPORTS = 100;
const read = (file: string) => readFileSync(join(REPOSITORY_ROOT, "schema/operations/reports", file), "utf8");
const OPERATIONS = [
  {
    operation: "planProgress",
    document: read("plan-progress.graphql"),
    values: { fiscalYear: 2013, through: "2013-10" },
  },
  {
    operation: "pointPeriods",
    document: read("point-periods.graphql"),
    values: { from: "2013-04", through: "2013-10" },
  },
];

/** What one report takes, through the gateway, over the demo. */
export interface ReportRow extends CpuTimes {
  operation: string;
  "CPU ms": number;
  "p95 ms": number;
}

/** Asks each report as of now, one after the other, so that none is a kept answer. @throws Error for an answer with errors */
export async function measureReportsAtGateway(): Promise<ReportRow[]> {
  const settings = { AIWORK_TODAY: DEMO_DAY, LOG_LEVEL: "info", NODE_OPTIONS: "", LIMITS: "off" };
  await using system = await startTestSystem("demo", settings);
  const authorization = `Bearer ${await system.token({ role: "reporting" })}`;
  const rows: ReportRow[] = [];
  for (const { operation, document, values } of OPERATIONS) {
    const ask = async () => {
      const { errors } = await askOverHttp(system.gateway.url, document, values, { authorization });
      if (errors.length > 0) throw new Error(`${operation} failed`, { cause: errors });
    };
    for (let turn = 0; turn < WARMING; turn++) await ask();
    const before = cpuOfSystem(system);
    const took: number[] = [];
    for (let turn = 0; turn < REPORTS; turn++) {
      const begun = performance.now();
      await ask();
      took.push(performance.now() - begun);
    }
    const after = cpuOfSystem(system);
    const each = (of: keyof CpuTimes) => Number(((after[of] - before[of]) / REPORTS).toFixed(1));
    const cpu = {
      gateway: each("gateway"),
      city: each("city"),
      national: each("national"),
      postgres: each("postgres"),
    };
    rows.push({
      operation,
      "CPU ms": Number(totalOf(cpu).toFixed(1)),
      ...cpu,
      "p95 ms": Number(percentile(took, 95).toFixed(1)),
    });
  }
  return rows;
}
