import { parseArgs } from "node:util";
import type { PersonalDataInventory } from "@aiwork/agreement/joint-counter/personal-data-inventory/personal-data-inventory";
import {
  type PersonalDataRows,
  readPersonalData,
} from "@aiwork/agreement/joint-counter/personal-data-inventory/read-personal-data";
import { cityPersonalData } from "@aiwork/city/city-personal-data";
import { cityConsents } from "@aiwork/city/joint-counter/disclosure-consent/disclosure-consent.access";
import { nationalConsents } from "@aiwork/national/joint-counter/disclosure-consent/disclosure-consent.access";
import { nationalPersonalData } from "@aiwork/national/national-personal-data";
import { findRefusal, type Refusal } from "@aiwork/server/errors/refusal";
import { readRequestContext } from "@aiwork/server/http/request-context";
import type { Caller } from "@aiwork/server/identity/caller";
import { createAccessLogWriter } from "@aiwork/subgraph/access-log/access-log-writer";
import { toAccessRow } from "@aiwork/subgraph/access-log/access-row";
import { connectDatabase } from "@aiwork/subgraph/database/connect-database";
import { parseUuid, type Uuid } from "@aiwork/subgraph/graphql/scalars";
import { type AccessRecordSource, findAccessRecords, NoRunningSystem } from "../find-records";
import { disclosureError } from "./disclosure.errors";

/** The person whose data are disclosed: `--seeker ID`. @throws SEEKER_MISSING, UNKNOWN_ARGUMENT, MALFORMED_ID */
function parseSeekerArgument(args: string[]): Uuid {
  const { tokens } = parseArgs({ args, options: { seeker: { type: "string" } }, strict: false, tokens: true });
  const given = tokens.map((token) => (token.kind === "option" && token.name === "seeker" ? token : undefined));
  if (given.includes(undefined)) throw disclosureError("UNKNOWN_ARGUMENT");
  const [seeker, another] = given;
  if (typeof seeker?.value !== "string" || another) throw disclosureError("SEEKER_MISSING");
  return parseUuid(seeker.value, "--seeker");
}

/** The role in the access record: whoever may run the command on the party's database. */
const ROLE = "disclosure";

/** A disclosure is a reading too (法令, LAWFUL_DUTY): it adds one row to the party's access records, signed by the newest key. */
async function recordDisclosure(
  { party, url, keys }: AccessRecordSource,
  seekerId: string,
  categories: readonly string[],
) {
  const key = keys.at(-1);
  if (!key) throw new Error(`${party.name}: no key to sign its access records with.`);
  const caller: Caller = {
    role: ROLE,
    party: party.access.party,
    servicePoints: [],
    departments: [],
    seekerId: null,
    name: null,
    subject: null,
  };
  const reading = {
    seekerId,
    basis: "LAWFUL_DUTY",
    reason: null,
    categories: new Set(categories),
    consentIds: new Set<string>(),
  } as const;
  const records = await createAccessLogWriter(party, url, key);
  try {
    await records.writer.write([toAccessRow(reading, readRequestContext({}, caller))]);
  } finally {
    await records.close();
  }
}

const holders: Readonly<Record<string, { title: string; held: PersonalDataInventory; categories: readonly string[] }>> =
  {
    city: { title: "札幌市が保有する個人情報", held: cityPersonalData, categories: cityConsents.held },
    national: { title: "国が保有する個人情報", held: nationalPersonalData, categories: nationalConsents.held },
  };

/**
 * 自己情報の開示: prints the personal data that each party holds of a person, as JSON by party (個人情報の保護に関する法律, art.
 * 76 ff.). The output is for a disclosure officer, who reviews the columns under `review` before anything is handed out.
 * Every party that holds data records the reading before anything is printed. On failure the exit code is 1, with an error
 * in both languages on standard error.
 */
export async function disclose(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const disclosed = await collectPersonalData(parseSeekerArgument(args), environment);
    process.stdout.write(`${JSON.stringify(disclosed, null, 2)}\n`);
  } catch (error) {
    const { names, sentences } = errorToPrint(error);
    for (const sentence of [sentences.ja, sentences.en]) console.error(`${names.refusal}: ${sentence}`);
    process.exitCode = 1;
  }
}

async function collectPersonalData(seekerId: string, environment: NodeJS.ProcessEnv): Promise<object> {
  const disclosed: Record<string, object> = {};
  const found = findAccessRecords(environment);
  const held = await Promise.all(found.map((records) => readFromParty(records, seekerId)));
  // guard: person-of-whom-nothing-is-held
  if (held.every((tables) => tables.length === 0)) throw disclosureError("NOTHING_HELD");
  for (const [i, records] of found.entries()) {
    const holder = holders[records.party.name];
    const tables = held[i] ?? [];
    // guard: what-is-disclosed-of-person-is-recorded
    if (tables.length > 0) await recordDisclosure(records, seekerId, holder?.categories ?? []);
    disclosed[records.party.name] = { title: holder?.title, tables };
  }
  return { seeker: seekerId, heldAt: new Date().toISOString(), ...disclosed };
}

async function readFromParty(
  { party: { name }, url }: AccessRecordSource,
  seekerId: string,
): Promise<PersonalDataRows[]> {
  const { held } = holders[name] ?? {};
  if (!held) throw new Error(`${name} has no catalogue of what it holds.`);
  const database = await connectDatabase({ url, pool: "maintenance", applicationName: `${name}-disclosure` });
  return readPersonalData(database, held, seekerId).finally(() => database.close());
}

/** PostgreSQL's own messages may quote a value, so only their code is printed. */
function errorToPrint(error: unknown): Refusal {
  const refusal = findRefusal(error);
  if (refusal?.names.refusal !== undefined) return refusal;
  if (error instanceof NoRunningSystem) return disclosureError("NOTHING_RUNS");
  const { code, message } = error as Error & { code?: unknown };
  return disclosureError("NOT_READABLE", { cause: code === undefined ? message : `PostgreSQL says ${code}` });
}
