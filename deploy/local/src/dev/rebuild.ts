import type { RunningSystem } from "../start";
import { planRebuild } from "./rebuild-plan";
import type { Tools } from "./run-tools";

/**
 * Makes again what the changed files concern, and starts the processes concerned again. If anything fails, what failed
 * is printed and the processes that run go on.
 * @returns whether everything was made and started
 */
export async function rebuild(
  changed: ReadonlySet<string>,
  { processes, output }: RunningSystem,
  tools: Tools,
): Promise<boolean> {
  const plan = planRebuild(changed);
  const timed = async (what: string, act: () => Promise<void>) => {
    const begun = performance.now();
    await act();
    output.printStep(what, performance.now() - begun);
  };
  const build = async () => {
    const { codegen, projects } = plan;
    await settle(codegen.map((folder) => timed(`types of ${folder} generated`, () => tools.generateTypes(folder))));
    if (projects.length > 0) await timed(`${projects.join(", ")} compiled`, () => tools.compile(projects));
  };
  const compose = async () => {
    if (plan.compose) await timed("supergraph composed", () => tools.composeSupergraph());
  };
  try {
    // The project "schema" is what composes.
    if (plan.projects.includes("schema")) await build().then(compose);
    else await settle([build(), compose()]);
  } catch (error) {
    output.print(`${(error as Error).message}\nNothing was restarted. Mend this; the next change tries again.`);
    return false;
  }
  try {
    await settle(plan.processes.map((name) => processes[name].restart()));
    if (plan.compose) await tools.touchSupergraph();
    return true;
  } catch (error) {
    output.print(`${(error as Error).message} The next change tries again.`);
    return false;
  }
}

/** Waits for all. @throws Error with the messages of those that failed */
async function settle(started: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(started)).flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
  if (failed.length > 0) throw new Error(failed.map(({ message }) => message).join("\n"));
}
