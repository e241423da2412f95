// Mends what can be mended without thinking: format and lint, the generated types, the composed supergraph.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const installed = (name) => join(root, "node_modules/.bin", name);

/** The types of a folder are generated from these paths. */
const GENERATED = [
  { folder: "services/city", types: "src/generated/resolvers.ts", from: ["schema/agreement", "schema/city"] },
  { folder: "services/national", types: "src/generated/resolvers.ts", from: ["schema/agreement", "schema/national"] },
  {
    folder: "gateway",
    types: "generated/operations/graphql.ts",
    from: ["schema/api.graphql", "schema/operations"],
  },
];

let failed = 0;

run(".", installed("biome"), "check", "--write", ".");
run(".", installed("tsc"), "-b", "schema");
composeSupergraph();
for (const { folder, types, from } of GENERATED)
  if (newest([...from, `${folder}/codegen.json`]) > newest([`${folder}/${types}`])) {
    run(folder, installed("graphql-codegen"), "--config", "codegen.json");
    // Left as it was when nothing of it changes.
    utimesSync(join(root, folder, types), new Date(), new Date());
  }
process.exitCode = failed === 0 ? 0 : 1;

/** An unchanged API schema keeps its time, so that no types are generated from it again. */
function composeSupergraph() {
  const path = join(root, "schema/api.graphql");
  const before = existsSync(path) ? { text: readFileSync(path, "utf8"), time: statSync(path).mtime } : undefined;
  run(".", "schema/bin/aiwork.mjs", "schema", "compose");
  if (before && readFileSync(path, "utf8") === before.text) utimesSync(path, before.time, before.time);
}

/** What cannot be mended is printed by the tool, and the next one still runs. */
function run(folder, program, ...args) {
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: join(root, folder), stdio: "inherit" });
  if (status !== 0) failed++;
}

/** When the last of these files changed, 0 if there is none; a folder stands for the files in it. */
function newest(paths) {
  const times = paths.map((path) => {
    const file = join(root, path);
    if (!existsSync(file)) return 0;
    const found = statSync(file);
    return found.isDirectory() ? newest(readdirSync(file).map((name) => `${path}/${name}`)) : found.mtimeMs;
  });
  return Math.max(0, ...times);
}
