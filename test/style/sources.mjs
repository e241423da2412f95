import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** A specifier may stand on a line of its own, and after a comment. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*|\b(?:import|require)\((?:\s|\/\*.*?\*\/)*)["'`]([^"'`]+)["'`]/g;

/** Every file that is committed or would be. */
export const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && existsSync(file));

const texts = new Map();

export function textOf(file) {
  if (!texts.has(file)) texts.set(file, readFileSync(file, "utf8"));
  return texts.get(file);
}

/** Where a package's compiled modules come from: `@aiwork/city/x` is `services/city/src/x.ts`. */
const SOURCES = new Map(
  files
    .filter((file) => /\/package\.json$/.test(file))
    .map((file) => [JSON.parse(textOf(file)).name, `${dirname(file)}/src`]),
);

export const code = files.filter((file) => /\.(c|m)?[jt]sx?$/.test(file));
export const sources = files.filter((file) => file.endsWith(".ts"));
/** What is deployed: neither a test nor what only tests, benches and development use. */
export const production = sources.filter(
  (file) => /^(services|gateway|schema)\//.test(file) && !file.endsWith(".test.ts"),
);

/** The files of this repository that a file imports. */
export function importsOf(file) {
  return [...textOf(file).matchAll(IMPORT)].map(([, specifier]) => resolveImport(file, specifier)).filter(Boolean);
}

function resolveImport(file, specifier) {
  const bare = specifier.replace(/\.[jt]s$/, "");
  const own = /^(@aiwork\/[a-z-]+)\/(.+)$/.exec(bare);
  const path = bare.startsWith(".")
    ? normalize(join(dirname(file), bare))
    : own && SOURCES.has(own[1]) && `${SOURCES.get(own[1])}/${own[2]}`;
  return path && existsSync(`${path}.ts`) ? `${path}.ts` : null;
}
