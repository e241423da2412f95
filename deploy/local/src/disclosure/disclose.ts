import type { HeldData } from "@aiwork/agreement/held-data/holding";
import { type Held, readHoldings } from "@aiwork/agreement/held-data/read-holdings";
import { cityConsents } from "@aiwork/city/disclosure-consent/city-consents";
import { cityHeldData } from "@aiwork/city/held-data/city-held-data";
import { nationalConsents } from "@aiwork/national/disclosure-consent/national-consents";
import { nationalHeldData } from "@aiwork/national/held-data/national-held-data";
import { openDatabase } from "@aiwork/runtime/database/open-database";
import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { findRefusal } from "@aiwork/runtime/refusal/refusal";
import { findRecords, NothingRuns, type Records } from "../find-records";
import { refuse } from "./disclosure-refusals";
import { readSeekerArgument } from "./read-seeker-argument";
import { recordDisclosure } from "./record-disclosure";

const holders: Readonly<Record<string, { title: string; held: HeldData; categories: readonly string[] }>> = {
  city: { title: "札幌市が保有する個人情報", held: cityHeldData, categories: cityConsents.held },
  national: { title: "国が保有する個人情報", held: nationalHeldData, categories: nationalConsents.held },
};

/**
 * 自己情報の開示: prints the personal data that each party holds of a person, as JSON by party (個人情報の保護に関する法律, art.
 * 76 ff.). The output is for a disclosure officer, who reviews the columns under `review` before anything is handed out.
 * Every party that holds data records the reading before anything is printed. On failure the exit code is 1, with an error
 * in both languages on standard error.
 */
export async function disclose(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const disclosed = await gather(readSeekerArgument(args), environment);
    process.stdout.write(`${JSON.stringify(disclosed, null, 2)}\n`);
  } catch (error) {
    const { names, sentences } = refusalOf(error);
    for (const sentence of [sentences.ja, sentences.en]) console.error(`${names.refusal}: ${sentence}`);
    process.exitCode = 1;
  }
}

async function gather(seekerId: string, environment: NodeJS.ProcessEnv): Promise<object> {
  const told: Record<string, object> = {};
  const found = findRecords(environment);
  const held = await Promise.all(found.map((records) => readOf(records, seekerId)));
  // guard: person-of-whom-nothing-is-held
  if (held.every((tables) => tables.length === 0)) throw refuse("NOTHING_HELD");
  for (const [i, records] of found.entries()) {
    const holder = holders[records.party.name];
    const tables = held[i] ?? [];
    // guard: what-is-disclosed-of-person-is-recorded
    if (tables.length > 0) await recordDisclosure(records, seekerId, holder?.categories ?? []);
    told[records.party.name] = { title: holder?.title, tables };
  }
  return { seeker: seekerId, heldAt: new Date().toISOString(), ...told };
}

async function readOf({ party: { name }, url }: Records, seekerId: string): Promise<Held[]> {
  const { held } = holders[name] ?? {};
  if (!held) throw new Error(`${name} has no catalogue of what it holds.`);
  const database = await openDatabase({ url, pool: "maintenance", applicationName: `${name}-disclosure` });
  return readHoldings(database, held, seekerId).finally(() => database.close());
}

/** PostgreSQL's own messages may quote a value, so only their code is printed. */
function refusalOf(error: unknown): Refusal {
  const refusal = findRefusal(error);
  if (refusal?.names.refusal !== undefined) return refusal;
  if (error instanceof NothingRuns) return refuse("NOTHING_RUNS");
  const { code, message } = error as Error & { code?: unknown };
  return refuse("NOT_READABLE", { cause: code === undefined ? message : `PostgreSQL says ${code}` });
}
