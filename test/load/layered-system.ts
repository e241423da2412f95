import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEMO_DAY } from "@aiwork/demo/population/business-days";
import {
  LAYER_COUNSELOR,
  LAYER_PERSON,
  LAYERS_VARIABLE,
  type Layer,
  layeredProgramOf,
} from "@aiwork/kit/layers/layered-program";
import { childrenOf } from "@aiwork/kit/starter/processes";
import { askOverHttp } from "@aiwork/kit/system/ask";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";

const VIEW = readFileSync(join(REPOSITORY_ROOT, "schema/operations/seeker-view/seeker-view.graphql"), "utf8");
const CATEGORIES = {
  city: ["CITY_PROFILE", "COUNSELING_SUMMARY", "PROGRAM_APPLICATION", "LIAISON"],
  national: ["NATIONAL_PROFILE", "REGISTRATION", "CONSULTATION_SUMMARY", "REFERRAL_STATUS", "PLACEMENT"],
} as const;
const PARTIES = ["city", "national"] as const;

/** Milliseconds of CPU by process. */
export type CpuTimes = Record<"gateway" | "city" | "national" | "postgres", number>;

/** A system in its own processes that answers one view. Dispose it. */
export interface ViewedSystem extends AsyncDisposable {
  /** Reads the view. @throws Error if the answer has an error or lacks a half */
  view(): Promise<unknown>;
  /** The answer's data as text. */
  characters: number;
  /** The CPU that its processes have used since their start. */
  cpu(): CpuTimes;
}

/** Starts a system with these layers, or the product. */
export async function startLayeredSystem(layers: readonly Layer[] | "product"): Promise<ViewedSystem> {
  // One caller reads all views: more than a caller's budget.
  const environment = { AIWORK_TODAY: DEMO_DAY, LOG_LEVEL: "info", NODE_OPTIONS: "", LIMITS: "off" };
  const system = await (layers === "product"
    ? startTestSystem("demo", environment)
    : startTestSystem("demo", layeredEnvironment(environment, layers), { programFor: layeredProgramOf }));
  const { gateway } = system;
  await openEverything(system);
  // Logs are written even if nobody reads them.
  const headers = { authorization: `Bearer ${await system.token(LAYER_COUNSELOR)}` };
  const view = async () => {
    const { data, errors } = await askOverHttp(gateway.url, VIEW, { id: LAYER_PERSON }, headers);
    if (errors.length === 0 && data.seeker?.city && data.seeker.national) return data;
    throw new Error("the answer is not the whole view", { cause: errors });
  };
  const first = await firstOf(view);
  return {
    view,
    characters: JSON.stringify(first).length,
    cpu: () => cpuOfSystem(system),
    [Symbol.asyncDispose]: () => system[Symbol.asyncDispose](),
  };
}

/** The CPU that a system's processes have used since their start. */
export function cpuOfSystem({ gateway, parties, serverPid }: TestSystem): CpuTimes {
  return {
    gateway: cpuOf(gateway.pid),
    city: cpuOf(parties.city.pid),
    national: cpuOf(parties.national.pid),
    postgres: cpuOf(serverPid),
  };
}

function layeredEnvironment(environment: Record<string, string>, layers: readonly Layer[]): Record<string, string> {
  const AUTH = layers.includes("signing") ? "on" : "off";
  return { ...environment, AUTH, [LAYERS_VARIABLE]: layers.join(",") };
}

/** Makes the person's consents cover everything, so that all systems answer nearly the same. */
async function openEverything({ databases }: TestSystem): Promise<void> {
  for (const party of PARTIES)
    await databases[party].dataSource.query(
      "update disclosure_consent set categories = $2, withdrawn_at = null, expires_on = $3 where seeker_id = $1",
      [LAYER_PERSON, CATEGORIES[party], "2014-03-31"],
    );
}

/** The first view is planned and compiled, which on a busy machine may take longer than the gateway's timeout. */
async function firstOf(view: () => Promise<unknown>): Promise<unknown> {
  for (let left = 20; ; left--) {
    try {
      return await view();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** USER_HZ is 100 on every Linux that Node.js supports: proc(5). */
const TICK_MS = 10;

/** The milliseconds of CPU of a process, its living children and those that it has waited for. */
function cpuOf(pid: number): number {
  return [pid, ...childrenOf(pid).map((child) => child.pid)].reduce((sum, each) => sum + ownCpuOf(each), 0);
}

/** Fields 14 to 17 of /proc/pid/stat: user and system time of itself and of ended children; 0 if the process has ended. */
function ownCpuOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0);
  } catch {
    return 0;
  }
}
