// Runs one test file, or a folder of them, of whichever workspace, on a PostgreSQL server whose data stay for the next run.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const USAGE = `npm run test:file -- PATH [arguments for jest]   runs the tests of a file or a folder

PATH is from where you are, or from the repository's root. Its server keeps its data in .data/test-postgres. Log records of
level error are printed; AIWORK_TEST_LOG=none leaves them out.`;

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const require = createRequire(import.meta.url);
const { workspaces } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const [given, ...more] = process.argv.slice(2);
if (given === undefined || given === "--help") {
  console.log(USAGE);
  process.exit(given === undefined ? 2 : 0);
}
const path = [resolve(process.env.INIT_CWD ?? ".", given), resolve(root, given)].find((each) => existsSync(each));
const workspace = path && workspaceOf(path);
if (!workspace) {
  console.error(path ? `${given}: no workspace contains it.` : `${given}: there is no such file or folder.`);
  process.exit(2);
}
process.exitCode = build() || test();

/** The innermost, for test/kit lies in test. */
function workspaceOf(file) {
  const containing = workspaces.filter((folder) => `${file}${sep}`.startsWith(join(root, folder) + sep));
  return containing.sort((one, other) => other.length - one.length)[0];
}

/** The tests of the whole run what is built; those of a workspace run its sources, once anything is built. */
function build() {
  if (workspace !== "test" && existsSync(join(root, "test/kit/dist"))) return 0;
  const flags = ["--filter=@aiwork/test...", "--output-logs=errors-only", "--no-update-notifier"];
  return runNode(root, "turbo/bin/turbo", ["run", "build", ...flags]);
}

function test() {
  const within = relative(join(root, workspace), path).replaceAll("\\", "/");
  return runNode(join(root, workspace), "jest/bin/jest", [
    statSync(path).isDirectory() ? `${within}/` : within,
    ...more,
  ]);
}

function runNode(cwd, program, args) {
  const defaults = {
    AIWORK_KEPT_POSTGRES: join(root, ".data/test-postgres"),
    AIWORK_TEST_LOG: "errors",
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
  const { status } = spawnSync(process.execPath, [require.resolve(program), ...args], {
    cwd,
    env: { ...defaults, ...process.env },
    stdio: "inherit",
  });
  return status ?? 1;
}
