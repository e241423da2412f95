import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { HttpAnswer } from "@aiwork/kit/system/ask";
import { askUntilAnswered } from "@aiwork/kit/system/ask-until-answered";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import type { TokenRequest } from "@aiwork/kit/system/request-token";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { receiveJobOrderOn, runDayByDay, staffOf } from "../journeys/run-mutation";

const USAGE = `npm run trace:files   counts our files of which a function runs in one warm seeker view, issueReferral and planProgress

--list   also prints the files, in which to set a breakpoint
--json   as JSON on standard output`;

const OWN = /^(services\/[a-z]+|gateway|deploy\/demo)\/dist\//;
const DAY = "2013-10-31";
const POINT = "shiroishi";
const WARM_UPS = 3;

type Traced = Record<string, string[]>;

/** The files of which a function runs while `act` does, in the gateway and both parties. */
type Trace = (act: () => Promise<unknown>) => Promise<string[]>;

async function traceAll(): Promise<Traced> {
  await using cleanup = new Cleanup();
  const folder = mkdtempSync(join(tmpdir(), "aiwork-trace-"));
  cleanup.defer(() => rm(folder, { recursive: true, force: true }));
  const preload = join(REPOSITORY_ROOT, "test/bin/record-run-files.cjs");
  await using system = await startTestSystem("demo", {
    NODE_OPTIONS: `--require "${preload}"`,
    AIWORK_RUN_FILES: folder,
    AIWORK_TODAY: DAY,
  });
  const trace = traceProcesses(system, folder);
  return {
    seekerView: await traceSeekerView(system, trace),
    issueReferral: await traceIssueReferral(system, trace),
    planProgress: await tracePlanProgress(system, trace),
  };
}

function traceProcesses({ gateway, parties }: TestSystem, folder: string): Trace {
  const pids = [gateway.pid, parties.city.pid, parties.national.pid];
  return async (act) => {
    await Promise.all(pids.map((pid) => takeFiles(pid, folder)));
    await act();
    const files = (await Promise.all(pids.map((pid) => takeFiles(pid, folder)))).flat();
    return [...new Set(files)].filter((file) => OWN.test(file)).sort();
  };
}

async function takeFiles(pid: number, folder: string): Promise<string[]> {
  const path = join(folder, `${pid}.json`);
  await rm(path, { force: true });
  process.kill(pid, "SIGUSR2");
  while (!existsSync(path)) await sleep(5);
  const urls: string[] = JSON.parse(readFileSync(path, "utf8"));
  return urls.filter((url) => url.startsWith("file:")).map((url) => relative(REPOSITORY_ROOT, fileURLToPath(url)));
}

const documentOf = (path: string) => readFileSync(join(REPOSITORY_ROOT, "schema/operations", path), "utf8");

async function traceSeekerView(system: TestSystem, trace: Trace): Promise<string[]> {
  const who = staffOf(POINT).city;
  const list = '{ seekers(search: "見本", first: 1) { edges { node { id } } } }';
  const { seekers } = await read(system, who, list);
  const view = documentOf("seeker-view/seeker-view.graphql");
  return traceWarm(trace, async () => {
    const { seeker } = await read(system, who, view, { id: seekers.edges[0].node.id });
    if (!seeker.city || !seeker.national) throw new Error("This is half a view.");
  });
}

/** A registered person is referred to one job order after the other; one referral is traced. */
async function traceIssueReferral(system: TestSystem, trace: Trace): Promise<string[]> {
  const { city, national } = staffOf(POINT);
  const run = runDayByDay(system, () => {});
  const person = { name: "見本 通", nameKana: "ミホン トオル", birthDate: "1961-06-15", sex: "MALE" };
  const file = { ...person, servicePointId: POINT, municipalityCode: "011002", wardCode: "011045" };
  const { seeker } = await run(DAY, city, "openCityFile", file, "seeker { id }");
  const wishes = { desiredOccupations: ["清掃"], anyOccupation: true, desiredEmploymentTypes: ["REGULAR"] };
  const record = { ...wishes, qualifications: [], workHistory: "清掃の経験あり", receivesEmploymentInsurance: false };
  const at = { seekerId: seeker.id, servicePointId: POINT, office: "札幌東公共職業安定所" };
  const input = { ...at, ...person, ...record };
  const { registration } = await run(DAY, national, "receiveRegistration", input, "registration { id }");
  const letter = { registrationId: registration.id, servicePointId: POINT, track: "ORDINARY", issuedOn: DAY };
  const orders: string[] = [];
  for (let i = 0; i <= WARM_UPS; i++) {
    const order = { number: `01020-90099${i}`, title: "清掃員", description: "建物の清掃", occupationCode: "E/41" };
    orders.push(await receiveJobOrderOn(run, DAY, order));
  }
  return traceWarm(trace, () =>
    run(DAY, national, "issueReferral", { ...letter, jobOrderId: orders.pop() }, "referral { id status }"),
  );
}

async function tracePlanProgress(system: TestSystem, trace: Trace): Promise<string[]> {
  const report = documentOf("reports/plan-progress.graphql");
  return traceWarm(trace, () => read(system, null, report, { fiscalYear: 2013, through: "2013-10" }));
}

/** Reads at the gateway, until it is answered in time. */
async function read(
  system: TestSystem,
  who: TokenRequest | null,
  document: string,
  values = {},
): Promise<HttpAnswer["data"]> {
  const { data, errors, text } = await askUntilAnswered(system, { endpoint: "gateway", who, document, values });
  if (errors.length > 0) throw new Error(text);
  return data;
}

async function traceWarm(trace: Trace, act: () => Promise<unknown>): Promise<string[]> {
  for (let i = 0; i < WARM_UPS; i++) await act();
  return trace(act);
}

async function main(): Promise<void> {
  if (process.argv.includes("--help")) return console.log(USAGE);
  const traced = await traceAll();
  const isListed = process.argv.includes("--list");
  const counts = Object.fromEntries(Object.entries(traced).map(([what, files]) => [what, files.length]));
  if (process.argv.includes("--json")) return console.log(JSON.stringify(isListed ? traced : counts));
  for (const [what, files] of Object.entries(traced))
    console.log([`${what}: ${files.length} files`, ...(isListed ? files.map((file) => `  ${file}`) : [])].join("\n"));
}

void main();
