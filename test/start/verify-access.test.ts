import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Addresses, newDataDirectory, type Starter, spawnStarter } from "@aiwork/kit/starter/spawn-starter";
import { askOverHttp } from "@aiwork/kit/system/ask";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { requestToken } from "@aiwork/kit/system/request-token";
import { findAccessRecords } from "@aiwork/local/find-records";
import { connectDatabase } from "@aiwork/subgraph/database/connect-database";

const PROGRAM = join(__dirname, "../../deploy/local/bin/verify-access.mjs");
const PERSON = "c6e1769d-afd4-461c-8b6e-304d654f19ba";

const OPEN = (stated: string) =>
  `chain 1 was not closed: its process runs or was killed, or its end was removed. A later chain or an anchor states ${stated}.`;

const cleanup = new Cleanup();
const dataDirectory = newDataDirectory(cleanup);
let starter: Starter;
let addresses: Addresses;
beforeAll(async () => {
  starter = spawnStarter(cleanup, dataDirectory);
  addresses = await starter.ready();
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
async function change(name: string, statement: string): Promise<object[]> {
  const records = findAccessRecords({ AIWORK_DATA_DIR: dataDirectory }).find(({ party }) => party.name === name);
  const database = await connectDatabase({ url: records?.url ?? "", pool: "interactive", applicationName: "test" });
  return await database.dataSource.query(statement).finally(database.close);
}

async function verify(environment: Record<string, string> = {}, ...args: string[]) {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { PATH, AIWORK_DATA_DIR: dataDirectory, ...environment },
  });
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
      stdout: ["city", "national"]
        .map((name) => `${name}: ${OPEN("0 of 1 row")}\n${name}: 1 record in 1 chain, 0 anchors: all fit.\n`)
        .join(""),
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
        `city: ${OPEN("0 of 2 rows")}`,
        "city: 2 records in 1 chain, 0 anchors: all fit.",
        "national: chain 1, row 1: the row was changed, or does not follow the row before it",
        `national: ${OPEN("0 of 2 rows")}`,
        "national: 2 records in 1 chain, 0 anchors: 1 do not fit.",
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

  it("finds with the anchors that the last records of a process were cut off after it ended in order", async () => {
    const [noted] = await change("city", "select rows, head, seal from access_chain where number = 1");
    const { rows, head, seal } = noted as { rows: string; head: Buffer; seal: Buffer };
    await readPerson();
    process.kill(starter.pid, "SIGTERM");
    await starter.ended;
    starter = spawnStarter(cleanup, dataDirectory);
    addresses = await starter.ready();
    await openPools();
    expect(await verify()).toMatchObject({
      stdout: expect.stringContaining("city: 3 records in 1 chain, 2 anchors: all fit."),
      stderr: "",
    });
    await change(
      "city",
      `alter table access_record disable trigger user; delete from access_record where chain = 1 and place > ${rows};
       alter table access_record enable trigger user;
       update access_chain set rows = ${rows}, closed_at = null, head = '\\x${head.toString("hex")}',
         seal = '\\x${seal.toString("hex")}' where number = 1`,
    );
    const found = [
      /^city: chain 1: the anchor of \S+ has it as closed, and it is open$/m,
      /^city: chain 1: the anchor of \S+ has a checkpoint at row 3, which is missing$/m,
    ];
    for (const act of [async () => {}, readPerson]) {
      await act();
      const { code, stdout } = await verify();
      expect(code).toBe(1);
      for (const line of found) expect(stdout).toMatch(line);
    }
    const kept = join(dataDirectory, "access-anchors", anchorFiles()[0] ?? "");
    const [line = ""] = readFileSync(kept, "utf8").split("\n");
    const empty = join(dataDirectory, "access-anchors-elsewhere");
    mkdirSync(empty);
    expect((await verify({}, "--anchors", empty)).stdout).toContain("city: 3 records in 2 chains, 0 anchors: all fit.");
    const forged = join(empty, "city-2013-10-31.jws");
    writeFileSync(forged, `${line.slice(0, -9)}AAAAAAAAA\n`);
    const refused = await verify({}, "--anchors", forged);
    expect([refused.code, refused.stdout]).toEqual([
      1,
      expect.stringContaining(`${forged}:1 does not hold: NOT_GENUINE`),
    ]);
    expect((await verify({}, "--anchors", join(empty, "absent"))).stderr).toContain("cannot be read: name a file");
    expect(await keepAtNational(line)).toEqual([]);
    rmSync(forged);
    const { stdout } = await verify({}, "--anchors", empty);
    for (const words of found) expect(stdout).toMatch(words);
  }, 240_000);

  /** The national side keeps the city's anchor: planning brings it there. */
  async function keepAtNational(anchor: string): Promise<object[]> {
    const token = await requestToken(addresses.issuers, join(dataDirectory, "issuers"), { role: "national.planning" });
    const mutation = `mutation ($input: KeepCityAccessAnchorInput!) {
      keepCityAccessAnchor(input: $input) { anchor { businessDay } userErrors { code } }
    }`;
    const input = { idempotencyKey: randomUUID(), anchor };
    const authorization = `Bearer ${token}`;
    const { data } = await askOverHttp(addresses.gateway, mutation, { input }, { authorization });
    return data.keepCityAccessAnchor.userErrors;
  }

  function anchorFiles(): string[] {
    return readdirSync(join(dataDirectory, "access-anchors")).filter((name) => name.startsWith("city-"));
  }
});
