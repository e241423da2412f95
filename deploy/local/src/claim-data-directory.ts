import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markOf, stillRuns } from "./process-mark";

/** The addresses of a running system, as in `running.json` of its data directory. */
export interface Running {
  gateway: string;
  city: string;
  national: string;
  /** The address of the development issuers, without a path. */
  issuers: string;
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
  const draft = `${lock}.${process.pid}`;
  prepare(directory, draft);
  try {
    while (!take(lock, draft)) {
      const holder = read(lock);
      if (stillRuns(holder))
        throw new Error(
          `The system of ${directory} runs already (process ${Number.parseInt(holder, 10)}): ` +
            "stop it, or set AIWORK_DATA_DIR to another directory.",
        );
      clearAway(lock, `${draft}.ended`);
    }
    rmSync(file, { force: true });
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    tell: (running) => writeFileSync(file, JSON.stringify(running)),
    giveBack: () => {
      for (const path of [file, lock]) rmSync(path, { force: true });
    },
  };
}

function prepare(directory: string, draft: string): void {
  try {
    // Only in a directory that was just created: an existing one has its own .gitignore, or needs none.
    if (mkdirSync(directory, { recursive: true })) writeFileSync(join(directory, ".gitignore"), "*\n");
    writeFileSync(draft, markOf(process.pid));
  } catch (error) {
    const full = (error as NodeJS.ErrnoException).code === "ENOSPC" ? ", for its disk is full" : "";
    throw new Error(`The data directory ${directory} cannot be written${full}: set AIWORK_DATA_DIR to one that can.`);
  }
}

/** A hard link is created atomically and never replaces a file, so only one of several starters gets it. */
function take(lock: string, draft: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** Removes the lock of a process that has ended, and restores it when it turns out to belong to a new one. */
function clearAway(lock: string, aside: string): void {
  try {
    renameSync(lock, aside);
    if (stillRuns(read(aside))) linkSync(aside, lock);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(lock: string): string {
  try {
    return readFileSync(lock, "utf8");
  } catch {
    return "";
  }
}
