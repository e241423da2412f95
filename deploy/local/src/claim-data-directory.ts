import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where a running system is, for those who look for it: `running.json` in its data directory. */
export interface Running {
  gateway: string;
  city: string;
  national: string;
  pid: number;
}

export interface Claim {
  tell(running: Running): void;
  giveBack(): void;
}

/** One system per data directory. @throws Error with a sentence when another runs in it, or it cannot be written. */
export function claimDataDirectory(directory: string): Claim {
  const lock = join(directory, "starter.pid");
  const file = join(directory, "running.json");
  makeDirectory(directory);
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" || tries > 3) throw error;
      const pid = readPid(lock);
      if (isAlive(pid))
        throw new Error(
          `The system of ${directory} runs already (process ${pid}): stop it, or set AIWORK_DATA_DIR to another directory.`,
        );
      rmSync(lock, { force: true });
    }
  }
  return {
    tell: (running) => writeFileSync(file, JSON.stringify(running)),
    giveBack: () => {
      for (const path of [file, lock]) rmSync(path, { force: true });
    },
  };
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, ".gitignore"), "*\n");
  } catch {
    throw new Error(`The data directory ${directory} cannot be written: set AIWORK_DATA_DIR to one that can.`);
  }
}

function readPid(lock: string): number {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
