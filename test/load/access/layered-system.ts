import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEMO_DAY } from "@aiwork/agreement/demo/business-day-of-demo";
import { ask } from "../../ask";
import { type Constellation, startConstellation } from "../../constellation";
import { cpuOf } from "./cpu-of";
import { layeredProgramOf } from "./layered-program-of";
import { COUNSELOR, LAYERS_VARIABLE, type Layer, PERSON } from "./layers";

const VIEW = readFileSync(join(__dirname, "../../../../schema/operations/seeker-view/seeker-view.graphql"), "utf8");
const CATEGORIES = {
  city: ["CITY_PROFILE", "COUNSELING_SUMMARY", "PROGRAM_APPLICATION", "LIAISON"],
  national: ["NATIONAL_PROFILE", "REGISTRATION", "CONSULTATION_SUMMARY", "REFERRAL_STATUS", "PLACEMENT"],
} as const;
const PARTIES = ["city", "national"] as const;

/** Milliseconds of CPU, by process. */
export type Cpu = Record<"gateway" | "city" | "national" | "postgres", number>;

/** A system of processes of its own that answers the one view. Dispose it. */
export interface ViewedSystem extends AsyncDisposable {
  /** @throws Error when there is an error in the answer, or a half is missing */
  view(): Promise<unknown>;
  /** Of the answer's data, as text. */
  characters: number;
  /** What its processes have taken since they were started. */
  cpu(): Cpu;
}

/** With these layers, or as it is delivered. */
export async function startSystem(layers: readonly Layer[] | "product"): Promise<ViewedSystem> {
  const environment = { AIWORK_TODAY: DEMO_DAY, LOG_LEVEL: "info", NODE_OPTIONS: "" };
  const system = await (layers === "product"
    ? startConstellation("demo", environment)
    : startConstellation("demo", layeredEnvironment(environment, layers), { programFor: layeredProgramOf }));
  const { gateway, parties, serverPid } = system;
  await openEverything(system);
  // Also where nobody reads it.
  const headers = { authorization: `Bearer ${await system.token(COUNSELOR)}` };
  const view = async () => {
    const { data, errors } = await ask(gateway.url, VIEW, { id: PERSON }, headers);
    if (errors.length === 0 && data.seeker?.city && data.seeker.national) return data;
    throw new Error("this is not the whole view", { cause: errors });
  };
  const first = await firstOf(view);
  return {
    view,
    characters: JSON.stringify(first).length,
    cpu: () => ({
      gateway: cpuOf(gateway.pid),
      city: cpuOf(parties.city.pid),
      national: cpuOf(parties.national.pid),
      postgres: cpuOf(serverPid),
    }),
    [Symbol.asyncDispose]: () => system[Symbol.asyncDispose](),
  };
}

function layeredEnvironment(environment: Record<string, string>, layers: readonly Layer[]): Record<string, string> {
  const AUTH = layers.includes("road") ? "on" : "off";
  return { ...environment, AUTH, [LAYERS_VARIABLE]: layers.join(",") };
}

/** The person's consents cover all there is, so that all systems tell nearly the same. */
async function openEverything({ databases }: Constellation): Promise<void> {
  for (const party of PARTIES)
    await databases[party].dataSource.query(
      "update disclosure_consent set categories = $2, withdrawn_at = null, expires_on = $3 where seeker_id = $1",
      [PERSON, CATEGORIES[party], "2014-03-31"],
    );
}

/** The first one of a system is planned and compiled, which on a busy machine may take longer than a gateway waits. */
async function firstOf(view: () => Promise<unknown>): Promise<unknown> {
  for (let left = 20; ; left--) {
    try {
      return await view();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}
