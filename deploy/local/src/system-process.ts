import { programPath, type RunningProcess, runProcess } from "./run-process";
import type { StartedParts } from "./started-parts";
import type { StarterOutput } from "./starter-output";

export type ProcessName = "city" | "national" | "issuers" | "gateway";
export type ProcessEnvironment = Record<string, string | undefined>;

/** A process of the running system. */
export interface SystemProcess {
  readonly url: string;
  /** Stops it and starts what is built now, on the same port. @throws Error when it ends before it listens */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A process that has run for so long has not died of its start. */
const STEADY_MS = 60_000;

/** The pause before a process that died is started again: each time twice as long, unless it had run for a minute. */
export function nextPause(last: number, livedMs: number): number {
  // guard: pause-before-next-start-grows
  return livedMs >= STEADY_MS ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, last * 2));
}

/**
 * Starts a process and prints its port. When it ends although nobody stopped it, prints that and starts it again.
 * @param ports the one that was wished for, and the one that was chosen for it
 */
export async function startSystemProcess(
  name: ProcessName,
  ports: { readonly wanted: number; readonly chosen: number },
  environment: ProcessEnvironment,
  started: StartedParts,
  output: StarterOutput,
): Promise<SystemProcess> {
  const program = programPath(name, environment.AIWORK_DATA);
  let current: RunningProcess | undefined;
  let pause = 0;
  const run = async (port: number, wanted = port): Promise<RunningProcess> => {
    const begun = performance.now();
    const running = await runProcess(name, program, port, environment, (stop) => started.add(stop));
    current = running;
    const moved = wanted !== 0 && running.port !== wanted ? `, for ${wanted} is taken` : "";
    output.printStep(`${name} on port ${running.port}${moved}`, performance.now() - begun);
    void running.ended.then((how) => {
      if (started.stopping || current !== running) return;
      startAgain(`${name} has ${how}`, running.port, performance.now() - begun);
    });
    return running;
  };
  const startAgain = (why: string, port: number, livedMs: number) => {
    const died = current;
    pause = nextPause(pause, livedMs);
    output.print(`${why}; the other processes continue. It is started again in ${pause / 1_000} s.`);
    setTimeout(() => {
      if (started.stopping || current !== died) return;
      // guard: process-that-died-is-started-again
      run(port).catch(({ message }: Error) => {
        if (!started.stopping && current === died) startAgain(message.replace(/\.$/, ""), port, 0);
      });
    }, pause);
  };
  const stop = async () => {
    const last = current;
    current = undefined;
    await last?.stop();
  };
  const { url, port } = await run(ports.chosen, ports.wanted);
  return {
    url,
    restart: async () => {
      await stop();
      await run(port);
    },
    stop,
  };
}
