// Runs the tests of all workspaces, reports the coverage of the contract, and ends with one line: `N passed, N failed`.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beginRecord, recordFolder, reportRecord } from "./contract-record.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { workspaces } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const resultsOf = (workspace) => join(root, workspace, "generated/test-results.json");
const tested = workspaces.filter((workspace) => {
  const { scripts } = JSON.parse(readFileSync(join(root, workspace, "package.json"), "utf8"));
  return scripts?.test !== undefined;
});

for (const workspace of tested) {
  mkdirSync(join(root, workspace, "generated"), { recursive: true });
  rmSync(resultsOf(workspace), { force: true });
}
const require = createRequire(import.meta.url);
const turbo = require.resolve("turbo/bin/turbo");
const turboArguments = process.argv.slice(2);
const quiet = { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
/** Asynchronous, so that PostgreSQL's log is read meanwhile: the server blocks if its output is not read. */
async function runTurbo(args, variables) {
  const env = { ...process.env, ...quiet, ...variables };
  const [code] = await once(
    spawn(process.execPath, [turbo, "run", ...args], { cwd: root, env, stdio: "inherit" }),
    "exit",
  );
  return code;
}

if ((await runTurbo(["build", "--output-logs=errors-only"])) !== 0) process.exit(1);
// Jest compiles tests without their types; the solution's references hold those of every workspace.
const { status: types } = spawnSync(
  process.execPath,
  [join(dirname(require.resolve("typescript/package.json")), "bin/tsc"), "-b"],
  {
    cwd: root,
    stdio: "inherit",
  },
);
if (types !== 0) process.exit(1);
// One server for all workspaces, so that each party's data sets are loaded once.
const { startPostgresOfRun, stopPostgresOfRun } = require("@aiwork/kit/postgres/postgres-of-run");
const { createAllTemplates } = require("@aiwork/kit/postgres/all-templates");
const AIWORK_TEST_POSTGRES = await startPostgresOfRun();
await createAllTemplates(AIWORK_TEST_POSTGRES);
beginRecord();
const variables = { AIWORK_TEST_POSTGRES, AIWORK_CONTRACT_RECORD: recordFolder };
const runTests = (concurrency, chosen) =>
  runTurbo(["test", "--continue", `--concurrency=${concurrency}`, "--output-logs=full", ...chosen], variables);
// The libraries' tests wait more than they compute; those of the parties and of the whole system need the cores alone.
const LIBRARIES = ["postgres", "server", "subgraph", "agreement", "schema", "kit", "demo"];
const filters = (chosen) => LIBRARIES.map((name) => `--filter=${chosen}@aiwork/${name}`);
const statuses =
  turboArguments.length > 0
    ? [await runTests(1, turboArguments)]
    : [await runTests(2, filters("")), await runTests(1, filters("!"))];
await stopPostgresOfRun();

let passed = 0;
let failed = 0;
for (const workspace of tested) {
  const results = readResults(workspace);
  passed += results.numPassedTests;
  failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
}
// The coverage means something only if all workspaces' tests have run.
const isCovered = turboArguments.length > 0 || reportRecord("--brief");
console.log(`${passed} passed, ${failed} failed`);
process.exit(statuses.every((status) => status === 0) && failed === 0 && passed > 0 && isCovered ? 0 : 1);

/** A workspace without results did not finish. */
function readResults(workspace) {
  try {
    return JSON.parse(readFileSync(resultsOf(workspace), "utf8"));
  } catch {
    console.error(`${workspace} has no results`);
    return { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
  }
}
