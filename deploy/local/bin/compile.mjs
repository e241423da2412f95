import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

const SOURCE = /(?<!\.test|\.d)\.ts$/;

/**
 * Compiles the sources of a workspace, and of those that it depends on, where they are newer than what was compiled. It
 * checks no types: `npm run build` does, and so does every run of the tests.
 */
export async function compile(root, workspace) {
  const folders = [...dependenciesOf(workspace, foldersOf(root))];
  const outdated = folders.flatMap((folder) => outdatedIn(folder));
  if (outdated.length === 0) return;
  // Not at the top, for it takes a while to load.
  const { transform } = createRequire(import.meta.url)("@swc/core");
  const { module, ...shared } = JSON.parse(readFileSync(join(root, ".swcrc"), "utf8"));
  // Node.js imports what is no CommonJS.
  const options = { ...shared, module: { ...module, ignoreDynamic: true }, swcrc: false, sourceMaps: true };
  await Promise.all(outdated.map(write));

  async function write({ source, compiled }) {
    const text = readFileSync(source, "utf8");
    const { code, map } = await transform(text, { ...options, filename: source });
    mkdirSync(dirname(compiled), { recursive: true });
    writeFileSync(`${compiled}.map`, map);
    // A compilation that is stopped leaves nothing behind that looks compiled.
    writeFileSync(`${compiled}.part`, `${code}//# sourceMappingURL=${basename(compiled)}.map\n`);
    renameSync(`${compiled}.part`, compiled);
  }
}

/** The folders of the workspaces, by their packages' names. */
function foldersOf(root) {
  const { workspaces } = readPackage(root);
  return new Map(workspaces.map((path) => [readPackage(join(root, path)).name, join(root, path)]));
}

function dependenciesOf(name, folders, found = new Set()) {
  const folder = folders.get(name);
  if (!folder || found.has(folder)) return found;
  found.add(folder);
  for (const dependency of Object.keys(readPackage(folder).dependencies ?? {}))
    dependenciesOf(dependency, folders, found);
  return found;
}

const readPackage = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

function outdatedIn(folder) {
  const sources = join(folder, "src");
  if (!modifiedAt(sources)) return [];
  return readdirSync(sources, { recursive: true })
    .filter((path) => SOURCE.test(path))
    .map((path) => ({ source: join(sources, path), compiled: join(folder, "dist", path.replace(/\.ts$/, ".js")) }))
    .filter(({ source, compiled }) => modifiedAt(source) > modifiedAt(compiled));
}

/** 0 for what is not there. */
export const modifiedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
