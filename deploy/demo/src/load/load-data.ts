import { parseArgs } from "node:util";
import { city } from "@aiwork/city/city";
import { national } from "@aiwork/national/national";
import { connectDatabase } from "@aiwork/subgraph/database/connect-database";
import { loadDataSet, migrate } from "@aiwork/subgraph/database/migrations";
import type { Party } from "@aiwork/subgraph/serve/party";
import type { EntityManager } from "typeorm";
import type { ReportProgress } from "./generate-rows";
import { loadCity } from "./load-city";
import { loadNational } from "./load-national";
import { LOAD_SETS, type LoadVolumes } from "./load-set";

const OPTIONS = {
  set: { type: "string", default: "S" },
  seed: { type: "string", default: "1" },
  visits: { type: "string" },
  consultations: { type: "string" },
  referrals: { type: "string" },
} as const;

/** The volumes and the seed that a command line asks for. @throws Error for what is no number, or no set */
export function readLoadArguments(args: readonly string[]): { volumes: LoadVolumes; seed: number } {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const set = Object.hasOwn(LOAD_SETS, values.set) ? LOAD_SETS[values.set as keyof typeof LOAD_SETS] : undefined;
  if (!set) throw new Error(`There is no set ${values.set}: give --set ${Object.keys(LOAD_SETS).join("|")}`);
  const count = (name: "seed" | "visits" | "consultations" | "referrals", least: number) => {
    const value = values[name] === undefined ? set[name as "visits"] : Number(values[name]);
    if (!Number.isSafeInteger(value) || value < least) throw new Error(`Give --${name} a number from ${least}`);
    return value;
  };
  const volumes = {
    visits: count("visits", 1),
    consultations: count("consultations", 1),
    referrals: count("referrals", 1),
  };
  return { volumes: { ...set, ...volumes }, seed: count("seed", 0) };
}

type Load = (db: EntityManager, volumes: LoadVolumes, seed: number, report: ReportProgress) => Promise<void>;

/** Fills both parties' databases, which hold the data set seed or nothing, each in one transaction. */
export async function loadData(environment: NodeJS.ProcessEnv, args: readonly string[]): Promise<void> {
  const { volumes, seed } = readLoadArguments(args);
  const parties: [Party, string | undefined, Load][] = [
    [city, environment.CITY_DATABASE_URL, loadCity],
    [national, environment.NATIONAL_DATABASE_URL, loadNational],
  ];
  for (const [{ databaseVariable }, url] of parties)
    if (!url) throw new Error(`Give ${databaseVariable}, the owner's address of the party's database`);
  for (const [party, url = "", load] of parties)
    await loadParty(party, url, (db) => load(db, volumes, seed, printProgress));
}

async function loadParty(party: Party, url: string, load: (db: EntityManager) => Promise<void>): Promise<void> {
  const { name, entities, migrations, dataSets, upkeep } = party;
  const database = await connectDatabase({
    url,
    pool: "maintenance",
    applicationName: `load-${name}`,
    entities,
    migrations,
  });
  try {
    await migrate(database);
    const { seed } = dataSets;
    if (seed) await loadDataSet(database, "seed", seed);
    const [{ isCounting }] = await database.dataSource.query(
      `select exists (select from counted_since) as "isCounting"`,
    );
    if (isCounting) throw new Error(`The ${name} database has been loaded already: use a new one`);
    await database.dataSource.transaction(load);
    await upkeep?.(database.dataSource.manager);
  } finally {
    await database.close();
  }
}

const BAR = 30;

/** On a terminal a line that fills up, else one line for each table. */
function printProgress(table: string, done: number, of: number): void {
  const full = Math.round((done / of) * BAR);
  const line = `${table.padEnd(18)} ${"#".repeat(full).padEnd(BAR, ".")} ${done.toLocaleString("en")} of ${of.toLocaleString("en")}`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}${done === of ? "\n" : ""}`);
  else if (done === of) process.stderr.write(`${line}\n`);
}
