import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { findRecords } from "@aiwork/local/find-records";
import { verifyRecords } from "@aiwork/runtime/access-record/verify-records";
import { type Database, openDatabase } from "@aiwork/runtime/database/open-database";
import { arrangeCityPerson } from "../access/arrange-city-person";
import { arrangeJobOrders } from "../access/arrange-jobs";
import { arrangeNationalPerson } from "../access/arrange-national-person";
import { arrangePapers } from "../access/arrange-papers";
import { Cleanup } from "../cleanup";
import { newDataDirectory, spawnStarter } from "./spawn-starter";

const PROGRAM = join(__dirname, "../../deploy/local/bin/disclose.mjs");

const cleanup = new Cleanup();
const dataDirectory = newDataDirectory(cleanup);
const person = randomUUID();
const another = randomUUID();
let city: Database;
let national: Database;

beforeAll(async () => {
  await spawnStarter(cleanup, dataDirectory).ready();
  [city, national] = [await openOwned("city"), await openOwned("national")];
  const common = { ...(await arrangePapers(city, national)), ...(await arrangeJobOrders(national)) };
  for (const [i, one] of [person, another].entries()) {
    const known = { ...common, ...(await arrangeCityPerson(city, one, String(common.program))), number: i + 1 };
    await arrangeNationalPerson(national, one, known);
  }
});
afterAll(() => cleanup[Symbol.asyncDispose]());

const recordsOf = (name: string) =>
  findRecords({ AIWORK_DATA_DIR: dataDirectory }).find(({ party }) => party.name === name);

/** As the owner of a party's tables. */
async function openOwned(name: string): Promise<Database> {
  const database = await openDatabase({
    url: recordsOf(name)?.url ?? "",
    pool: "interactive",
    applicationName: "test",
  });
  cleanup.defer(() => database.close());
  return database;
}

async function disclose(args: string[], environment: Record<string, string> = {}) {
  const { PATH = "" } = process.env;
  const env = { PATH, AIWORK_DATA_DIR: dataDirectory, ...environment };
  const child = spawn(process.execPath, [PROGRAM, ...args], { env });
  const told = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) child[stream].on("data", (chunk) => (told[stream] += chunk));
  const [code] = await once(child, "close");
  return { code, ...told };
}

type Tables = { table: string; columns: Record<string, { label: string; review?: string }>; rows: object[] }[];

describe("the disclosure of what is held of a person", () => {
  let told: Record<"city" | "national", { tables: Tables }>;
  beforeAll(async () => {
    const { code, stdout, stderr } = await disclose(["--seeker", person.toUpperCase()]);
    expect([code, stderr]).toEqual([0, ""]);
    told = JSON.parse(stdout);
  });

  const tableOf = (party: "city" | "national", name: string) => told[party].tables.find(({ table }) => table === name);
  const countsOf = (party: "city" | "national") =>
    Object.fromEntries(told[party].tables.map(({ table, rows }) => [table, rows.length]));

  it("tells everything that each party holds, and of nobody else", () => {
    expect(countsOf("city")).toEqual({
      city_file: 1,
      city_profile: 1,
      public_assistance: 1,
      visit: 2,
      counseling_session: 1,
      counseling_note: 1,
      program_application: 1,
      application_decision: 1,
      liaison: 3,
      liaison_department: 1,
      state_change: 6,
    });
    expect(countsOf("national")).toEqual({
      national_file: 1,
      national_profile: 1,
      registration: 1,
      registration_background: 1,
      consultation: 1,
      consultation_note: 1,
      negotiation: 1,
      referral: 1,
      trial_decision: 1,
      placement: 2,
      trial_employment: 1,
      state_change: 5,
    });
    expect(JSON.stringify(told)).not.toContain(another);
  });

  it("calls things by the agreement's words, and marks what is looked at before it is handed out", () => {
    expect(tableOf("city", "counseling_note")).toMatchObject({
      title: "キャリア・カウンセリングの記録",
      columns: { notes: { label: "相談員の所見", review: expect.stringContaining("法第78条") } },
      rows: [{ notes: "金糸雀の所見" }],
    });
    expect(tableOf("national", "national_profile")?.columns.name).toEqual({ label: "氏名" });
    expect(tableOf("national", "national_profile")?.rows).toMatchObject([
      { name: "試験 太郎", birth_date: "1961-04-02" },
    ]);
  });

  it("is recorded by both parties as a reading under a duty laid down by law", async () => {
    for (const [name, database] of [
      ["city", city],
      ["national", national],
    ] as const) {
      const text = "select basis, purpose, by_role as role from access_record where seeker_id = $1";
      expect(await database.dataSource.query(text, [person])).toEqual([
        { basis: "LAWFUL_DUTY", purpose: "自己情報の開示", role: "disclosure" },
      ]);
      const { party, keys = [] } = recordsOf(name) ?? {};
      const verified = await verifyRecords(database, { party: party?.access.party ?? "CITY", keys, tell: () => {} });
      expect(verified).toMatchObject({ rows: 1, misfits: 0 });
    }
  });

  it("tells the next time that it was told before", async () => {
    const { stdout } = await disclose(["--seeker", person]);
    const { tables }: { tables: Tables } = JSON.parse(stdout).city;
    expect(tables.find(({ table }) => table === "access_record")?.rows).toMatchObject([{ basis: "LAWFUL_DUTY" }]);
  });
});

describe("no disclosure", () => {
  it.each([
    ["for a person of whom nothing is held", ["--seeker", randomUUID()], "NOTHING_HELD", "保有されていません"],
    ["for an id that is none", ["--seeker", "森 裕子"], "MALFORMED_ID", "UUIDではありません"],
    ["without a person", [], "SEEKER_MISSING", "--seeker で"],
    ["for a person without an id", ["--seeker"], "SEEKER_MISSING", "--seeker で"],
    ["for two at once", ["--seeker", person, "--seeker", another], "SEEKER_MISSING", "--seeker で"],
    ["for what it does not know", ["--seeker", person, "--all"], "UNKNOWN_ARGUMENT", "--seeker 以外"],
  ])("is made %s", async (_, args, refusal, ja) => {
    const { code, stdout, stderr } = await disclose(args);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(new RegExp(`^${refusal}: .*${ja}`)),
      expect.stringMatching(new RegExp(`^${refusal}: [ -~]+$`)),
      "",
    ]);
  });

  it("is made where no system runs", async () => {
    const { code, stdout, stderr } = await disclose(["--seeker", person], {
      AIWORK_DATA_DIR: `${dataDirectory}/nowhere`,
    });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^NOTHING_RUNS: 動作中のシステムがありません.*\nNOTHING_RUNS: No system runs here/);
  });

  it("is made where one side cannot be read, and then of neither", async () => {
    const CITY_DATABASE_URL = "postgres://nobody:secret@127.0.0.1:9/nothing";
    const { code, stdout, stderr } = await disclose(["--seeker", person], {
      CITY_DATABASE_URL,
      CITY_ACCESS_RECORD_KEYS: `k1:${"x".repeat(32)}`,
    });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^NOT_READABLE: データベースを読み取れません/);
    expect(stderr).not.toContain("secret");
  });
});
