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
}

/** Starts a process and prints its port; prints, too, when it ends although nobody stopped it. */
export async function startSystemProcess(
  name: ProcessName,
  wantedPort: number,
  environment: ProcessEnvironment,
  started: StartedParts,
  output: StarterOutput,
): Promise<SystemProcess> {
  const program = programPath(name, environment.AIWORK_DATA);
  let current: RunningProcess | undefined;
  const run = async (port: number): Promise<RunningProcess> => {
    const begun = performance.now();
    const running = await runProcess(name, program, port, environment, (stop) => started.add(stop));
    current = running;
    const moved = port !== 0 && running.port !== port ? `, for ${port} is taken` : "";
    output.printStep(`${name} on port ${running.port}${moved}`, performance.now() - begun);
    void running.ended.then((how) => {
      if (started.stopping || current !== running) return;
      output.print(`${name} has ${how}; the other processes continue.`);
    });
    return running;
  };
  const { url, port } = await run(wantedPort);
  return {
    url,
    restart: async () => {
      const last = current;
      current = undefined;
      await last?.stop();
      await run(port);
    },
  };
}
