import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markOf, stillRuns } from "./process-mark";

/** Where a running system is, for those who look for it: `running.json` in its data directory. */
export interface Running {
  gateway: string;
  city: string;
  national: string;
  /** Of the development issuers, without a path. */
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
    // Only where it is ours: a directory that was there has its own .gitignore, or wants none.
    if (mkdirSync(directory, { recursive: true })) writeFileSync(join(directory, ".gitignore"), "*\n");
    writeFileSync(draft, markOf(process.pid));
  } catch (error) {
    const full = (error as NodeJS.ErrnoException).code === "ENOSPC" ? ", for its disk is full" : "";
    throw new Error(`The data directory ${directory} cannot be written${full}: set AIWORK_DATA_DIR to one that can.`);
  }
}

/** A hard link appears whole and never replaces: of several starters one takes it. */
function take(lock: string, draft: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** Removes the lock of a process that has ended, and gives it back when it turns out to be a new one's. */
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
