import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "@aiwork/postgres/server-state";
import { z } from "zod";

/** `AIWORK_DATA_DIR`, relative to where the command is given. */
export const dataDirectorySetting = z.string().default(".data").describe("the data directory");

/** A process's id and start time, which distinguish it from a later process with the same id (frequent in containers). */
function processMark(pid: number): string {
  return `${pid} ${startTimeOf(pid)}`;
}

/** Whether exactly the process of this mark still runs. */
function isMarkedProcessAlive(mark: string): boolean {
  const pid = Number.parseInt(mark, 10);
  return pid > 0 && isAlive(pid) && processMark(pid) === mark;
}

/** proc(5): /proc/pid/stat, field 22, in clock ticks; "ended" for a zombie, "" without /proc. */
function startTimeOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? "ended" : (fields[18] ?? "");
  } catch {
    return "";
  }
}

/** The addresses of a running system, as in `running.json` of its data directory. */
export interface SystemAddresses {
  gateway: string;
  city: string;
  national: string;
  /** The address of the development issuers, without a path. */
  issuers: string;
  pid: number;
}

interface DataDirectoryClaim {
  publish(running: SystemAddresses): void;
  release(): void;
}

/** One system per data directory. @throws Error with a sentence when another runs in it, or it cannot be written. */
export function claimDataDirectory(directory: string): DataDirectoryClaim {
  const lock = join(directory, "starter.pid");
  const file = join(directory, "running.json");
  const draft = `${lock}.${process.pid}`;
  prepare(directory, draft);
  try {
    while (!takeLock(lock, draft)) {
      const holder = readLock(lock);
      if (isMarkedProcessAlive(holder))
        throw new Error(
          `The system of ${directory} runs already (process ${Number.parseInt(holder, 10)}): ` +
            "stop it, or set AIWORK_DATA_DIR to another directory.",
        );
      removeStaleLock(lock, `${draft}.ended`);
    }
    rmSync(file, { force: true });
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    publish: (running) => writeFileSync(file, JSON.stringify(running)),
    release: () => {
      for (const path of [file, lock]) rmSync(path, { force: true });
    },
  };
}

function prepare(directory: string, draft: string): void {
  try {
    // Only in a directory that was just created: an existing one has its own .gitignore, or needs none.
    if (mkdirSync(directory, { recursive: true })) writeFileSync(join(directory, ".gitignore"), "*\n");
    writeFileSync(draft, processMark(process.pid));
  } catch (error) {
    const full = (error as NodeJS.ErrnoException).code === "ENOSPC" ? ", for its disk is full" : "";
    throw new Error(`The data directory ${directory} cannot be written${full}: set AIWORK_DATA_DIR to one that can.`);
  }
}

/** A hard link is created atomically and never replaces a file, so only one of several starters gets it. */
function takeLock(lock: string, draft: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** Removes the lock of a process that has ended, and restores it when it turns out to belong to a new one. */
function removeStaleLock(lock: string, aside: string): void {
  try {
    renameSync(lock, aside);
    if (isMarkedProcessAlive(readLock(aside))) linkSync(aside, lock);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readLock(lock: string): string {
  try {
    return readFileSync(lock, "utf8");
  } catch {
    return "";
  }
}
