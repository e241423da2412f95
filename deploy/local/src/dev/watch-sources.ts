import { join, relative } from "node:path";
import { watch } from "chokidar";
import type { RunningSystem } from "../start";
import { rebuild } from "./rebuild";
import { isMigration, isSource } from "./rebuild-plan";
import { ROOT, Tools } from "./run-tools";

const WATCHED = ["services", "schema", "gateway", "deploy/demo"].map((folder) => join(ROOT, folder));
/** An editor or a checkout writes several files in a row. */
const SETTLING_MS = 100;
const MIGRATION_CHANGED =
  "a migration that has run does not run again when its file changes; see docs/guides/add-a-migration.md.";

/** Watches the sources, and rebuilds and restarts what a change concerns. @returns a function that stops it */
export async function watchSources(system: RunningSystem): Promise<() => Promise<void>> {
  const tools = new Tools();
  const fromRoot = (path: string) => relative(ROOT, path);
  const watcher = watch(WATCHED, { ignoreInitial: true, ignored: (path) => !isSource(fromRoot(path)) });
  /** What changed and is not served yet: a change that could not be compiled stays until one is. */
  let waiting = new Set<string>();
  let working: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const work = async (): Promise<void> => {
    const changed = waiting;
    waiting = new Set();
    const isDone = await rebuild(changed, system, tools);
    const came = waiting.size > 0;
    if (!isDone) waiting = new Set([...changed, ...waiting]);
    if (came && !stopped) await work();
  };
  watcher.on("all", (event, path) => {
    const source = fromRoot(path);
    if (event === "change" && isMigration(source)) system.output.print(`\n${source}: ${MIGRATION_CHANGED}`);
    waiting.add(source);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (working || stopped) return;
      system.output.print(`\n${[...waiting].join(", ")} changed`);
      working = work().finally(() => {
        working = undefined;
      });
    }, SETTLING_MS);
  });
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  system.output.print("\nWatching the sources.");
  return async () => {
    stopped = true;
    clearTimeout(timer);
    tools.stop();
    await watcher.close();
    await working;
  };
}
