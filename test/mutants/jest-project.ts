import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Guard } from "./guards";

/** How jest is told to run one test file; see its documentation of `projects`. */
export interface Project {
  displayName: string;
  rootDir: string;
  [setting: string]: unknown;
}

interface Preset {
  /** These are of a whole run, not of a project. */
  maxWorkers?: number;
  testTimeout?: number;
  transform: Record<string, [path: string, settings: object]>;
}

/**
 * One test file of a copy of the tree, in its workspace.
 * @param removed the guard that is left out of what is compiled; none for the sources as they stand
 */
export function projectOf(folder: string, name: string, test: string, removed?: Guard): Project {
  const workspace = workspaceOf(folder, test);
  const { maxWorkers: _, testTimeout: __, ...preset } = presetOf(folder, workspace);
  const change = removed && { ...removed, file: join(folder, removed.file) };
  const transform = Object.entries(preset.transform).map(([files, [path, settings]]) => {
    const transformer = [require.resolve(path), settings];
    return [files, [join(__dirname, "change-source"), { transformer, removed: change }]] as const;
  });
  return {
    ...preset,
    transform: Object.fromEntries(transform),
    displayName: name,
    // Projects of one workspace share what is known of its files.
    id: `mutants-${workspace.replaceAll("/", "-")}`,
    rootDir: join(folder, workspace),
    cacheDirectory: join(folder, ".jest"),
    testMatch: [join(folder, test)],
    testEnvironment: join(__dirname, "stop-at-first-failure"),
  };
}

function presetOf(folder: string, workspace: string): Preset {
  const own = join(folder, workspace, "jest.config.cjs");
  return require(existsSync(own) ? own : join(folder, "services/runtime/jest-preset.js"));
}

/** From the root, the workspace that a file belongs to. */
export function workspaceOf(folder: string, file: string): string {
  let at = dirname(file);
  while (!existsSync(join(folder, at, "package.json"))) at = dirname(at);
  return at;
}
