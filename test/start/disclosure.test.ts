import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { arrangeCityPerson } from "@aiwork/kit/records/arrange-city-person";
import { arrangeJobOrders } from "@aiwork/kit/records/arrange-jobs";
import { arrangeJointDocuments } from "@aiwork/kit/records/arrange-joint-documents";
import { arrangeNationalPerson } from "@aiwork/kit/records/arrange-national-person";
import { newDataDirectory, spawnStarter } from "@aiwork/kit/starter/spawn-starter";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { findAccessRecords } from "@aiwork/local/find-records";
import { verifyAccessRecords } from "@aiwork/subgraph/access-log/verify-access-records";
import { connectDatabase, type Database } from "@aiwork/subgraph/database/connect-database";

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
  const common = { ...(await arrangeJointDocuments(city, national)), ...(await arrangeJobOrders(national)) };
  for (const [i, one] of [person, another].entries()) {
    const known = { ...common, ...(await arrangeCityPerson(city, one, String(common.program))), number: i + 1 };
    await arrangeNationalPerson(national, one, known);
  }
});
afterAll(() => cleanup[Symbol.asyncDispose]());

const recordsOf = (name: string) =>
  findAccessRecords({ AIWORK_DATA_DIR: dataDirectory }).find(({ party }) => party.name === name);

/** Connects as the owner of a party's tables. */
async function openOwned(name: string): Promise<Database> {
  const database = await connectDatabase({
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
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) child[stream].on("data", (chunk) => (output[stream] += chunk));
  const [code] = await once(child, "close");
  return { code, ...output };
}

type Tables = { table: string; columns: Record<string, { label: string; review?: string }>; rows: object[] }[];

describe("the disclosure of personal data", () => {
  let disclosed: Record<"city" | "national", { tables: Tables }>;
  beforeAll(async () => {
    const { code, stdout, stderr } = await disclose(["--seeker", person.toUpperCase()]);
    expect([code, stderr]).toEqual([0, ""]);
    disclosed = JSON.parse(stdout);
  });

  const tableOf = (party: "city" | "national", name: string) =>
    disclosed[party].tables.find(({ table }) => table === name);
  const countsOf = (party: "city" | "national") =>
    Object.fromEntries(disclosed[party].tables.map(({ table, rows }) => [table, rows.length]));

  it("contains everything that each party holds about the person, and nothing about anybody else", () => {
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
      profile_revision: 2,
      file_transfer: 1,
      link_proposal: 1,
      linked_file: 1,
      anonymization_proposal: 1,
      state_change: 7,
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
      placement: 3,
      trial_employment: 1,
      profile_revision: 5,
      file_transfer: 1,
      link_proposal: 1,
      linked_file: 1,
      state_change: 7,
    });
    expect(JSON.stringify(disclosed)).not.toContain(another);
  });

  it("labels data in the agreement's terms, and marks what must be reviewed before disclosure", () => {
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

  it("is recorded by both parties with the basis LAWFUL_DUTY", async () => {
    for (const [name, database] of [
      ["city", city],
      ["national", national],
    ] as const) {
      const text = "select basis, purpose, by_role as role from access_record where seeker_id = $1";
      expect(await database.dataSource.query(text, [person])).toEqual([
        { basis: "LAWFUL_DUTY", purpose: "自己情報の開示", role: "disclosure" },
      ]);
      const { party, keys = [] } = recordsOf(name) ?? {};
      const verified = await verifyAccessRecords(database, {
        party: party?.access.party ?? "CITY",
        keys,
        report: () => {},
      });
      expect(verified).toMatchObject({ rows: 1, mismatches: 0 });
    }
  });

  it("contains the access record of the previous disclosure", async () => {
    const { stdout } = await disclose(["--seeker", person]);
    const { tables }: { tables: Tables } = JSON.parse(stdout).city;
    expect(tables.find(({ table }) => table === "access_record")?.rows).toMatchObject([{ basis: "LAWFUL_DUTY" }]);
  });
});

describe("a refused disclosure", () => {
  it.each([
    ["for a person without data", ["--seeker", randomUUID()], "NOTHING_HELD", "保有されていません"],
    ["for a malformed id", ["--seeker", "森 裕子"], "MALFORMED_ID", "UUIDではありません"],
    ["without a person", [], "SEEKER_MISSING", "--seeker で"],
    ["for a person without an id", ["--seeker"], "SEEKER_MISSING", "--seeker で"],
    ["for two at once", ["--seeker", person, "--seeker", another], "SEEKER_MISSING", "--seeker で"],
    ["with an unknown option", ["--seeker", person, "--all"], "UNKNOWN_ARGUMENT", "--seeker 以外"],
  ])("is refused %s", async (_, args, refusal, ja) => {
    const { code, stdout, stderr } = await disclose(args);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(new RegExp(`^${refusal}: .*${ja}`)),
      expect.stringMatching(new RegExp(`^${refusal}: [ -~]+$`)),
      "",
    ]);
  });

  it("is refused if no system runs", async () => {
    const { code, stdout, stderr } = await disclose(["--seeker", person], {
      AIWORK_DATA_DIR: `${dataDirectory}/nowhere`,
    });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^NOTHING_RUNS: 動作中のシステムがありません.*\nNOTHING_RUNS: No system runs here/);
  });

  it("is refused for both parties if one cannot be read", async () => {
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
