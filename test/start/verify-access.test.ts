import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { type Addresses, newDataDirectory, spawnStarter } from "@aiwork/kit/starter/spawn-starter";
import { askOverHttp } from "@aiwork/kit/system/ask";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { requestToken } from "@aiwork/kit/system/request-token";
import { findAccessRecords } from "@aiwork/local/find-records";
import { connectDatabase } from "@aiwork/subgraph/database/connect-database";

const PROGRAM = join(__dirname, "../../deploy/local/bin/verify-access.mjs");
const PERSON = "c6e1769d-afd4-461c-8b6e-304d654f19ba";

const cleanup = new Cleanup();
const dataDirectory = newDataDirectory(cleanup);
let addresses: Addresses;
beforeAll(async () => {
  addresses = await spawnStarter(cleanup, dataDirectory).ready();
  await change(
    "city",
    `with file as (
       insert into city_file (seeker_id, registered_at, registered_on) values ('${PERSON}', 'shiroishi', '2013-06-03')
     )
     insert into city_profile (seeker_id, name, name_kana) values ('${PERSON}', '試験 太郎', 'シケン タロウ')`,
  );
  await change(
    "national",
    `with file as (insert into national_file values ('${PERSON}'))
     insert into national_profile (seeker_id, name, name_kana) values ('${PERSON}', '試験 太郎', 'シケン タロウ')`,
  );
  await openPools();
});
afterAll(() => cleanup[Symbol.asyncDispose]());

/** Runs a statement in a party's database as the owner of its tables. */
async function change(name: string, statement: string): Promise<void> {
  const records = findAccessRecords({ AIWORK_DATA_DIR: dataDirectory }).find(({ party }) => party.name === name);
  const database = await connectDatabase({ url: records?.url ?? "", pool: "interactive", applicationName: "test" });
  await database.dataSource.query(statement).finally(database.close);
}

async function verify(environment: Record<string, string> = {}) {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [PROGRAM], { env: { PATH, AIWORK_DATA_DIR: dataDirectory, ...environment } });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) child[stream].on("data", (chunk) => (output[stream] += chunk));
  const [code] = await once(child, "close");
  return { code, ...output };
}

async function view(seekerId: string) {
  const token = await requestToken(addresses.issuers, join(dataDirectory, "issuers"), {
    role: "seeker",
    seeker: seekerId,
  });
  const query = `{ seeker(id: "${seekerId}") { city { profile { name } } national { profile { name } } } }`;
  return askOverHttp(addresses.gateway, query, {}, { authorization: `Bearer ${token}` });
}

async function readPerson(): Promise<void> {
  const { data, errors } = await view(PERSON);
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ seeker: { city: { profile: {} }, national: { profile: {} } } });
}

/** The first view opens the pools, which may take longer than its deadline; of a person nobody knows, nothing is recorded. */
async function openPools(): Promise<void> {
  for (let left = 5; left > 0; left--) if ((await view(randomUUID())).errors.length === 0) return;
}

describe("the verification of access records", () => {
  it("prints the number of records of a running system", async () => {
    await readPerson();
    expect(await verify()).toEqual({
      code: 0,
      stdout: "city: 1 record in 1 chain: all fit.\nnational: 1 record in 1 chain: all fit.\n",
      stderr: "",
    });
  });

  it("names a changed record, and exits with 1", async () => {
    await readPerson();
    await change(
      "national",
      `alter table access_record disable trigger user; update access_record set basis = 'OWN_ROLE' where place = 1;
       alter table access_record enable trigger user`,
    );
    expect(await verify()).toEqual({
      code: 1,
      stdout: [
        "city: 2 records in 1 chain: all fit.",
        "national: chain 1, row 1: the row was changed, or does not follow the row before it",
        "national: 2 records in 1 chain: 1 do not fit.",
        "",
      ].join("\n"),
      stderr: "",
    });
  });

  it("prints an instruction if no system runs", async () => {
    const { code, stdout, stderr } = await verify({ AIWORK_DATA_DIR: join(dataDirectory, "nowhere") });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("start it (npm start)");
  });
});
