import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { within } from "@aiwork/kit/starter/slowdown";
import { type Addresses, newDataDirectory, spawnStarter } from "@aiwork/kit/starter/spawn-starter";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { publishedKeys, readToken } from "./read-token";

const ROOT = join(__dirname, "../..");
const NPM_TOKEN = ["run", "--silent", "token", "--"];
const LIMIT_MS = 3_000;
const PERSON = "c6e1769d-afd4-461c-8b6e-304d654f19ba";

const cleanup = new Cleanup();
const dataDirectory = newDataDirectory(cleanup);
let addresses: Addresses;

beforeAll(async () => {
  addresses = await spawnStarter(cleanup, dataDirectory).ready();
});
afterAll(() => cleanup[Symbol.asyncDispose]());

describe("the token command", () => {
  it("prints a token of the running system within 3 s, and nothing else", async () => {
    const { code, stdout, stderr } = await within(LIMIT_MS, () =>
      run("npm", [...NPM_TOKEN, "--role", "city.counselor"], ROOT),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(await read("city", stdout)).toMatchObject({
      role: "city.counselor",
      service_points: ["shiroishi", "toyohira", "atsubetsu", "teine", "minami"],
    });
  });

  it("requests a token for the given person from the issuer of the role", async () => {
    const officer = ["--role", "national.order_officer", "--service-point=teine", "--service-point", "minami"];
    expect(await read("national", (await runToken([...officer, "--name", "見本 花子"])).stdout)).toMatchObject({
      role: "national.order_officer",
      service_points: ["teine", "minami"],
      name: "見本 花子",
    });
    const ofDepartments = ["--role", "city.program_officer", "--department", "OTHER", "--department", "CHILD_SUPPORT"];
    expect(await read("city", (await runToken(ofDepartments)).stdout)).toMatchObject({
      departments: ["OTHER", "CHILD_SUPPORT"],
    });
    const seeker = await runToken(["--role", "seeker", "--seeker", PERSON]);
    expect(await read("portal", seeker.stdout)).toMatchObject({ role: "seeker", seeker_id: PERSON });
  });

  it("resolves the data directory from where npm was called, as the starter does", async () => {
    const args = ["--prefix", ROOT, ...NPM_TOKEN, "--role", "reporting"];
    const found = await run("npm", args, join(dataDirectory, ".."), { AIWORK_DATA_DIR: "data" });
    expect(found).toMatchObject({ code: 0, stderr: "" });
  });

  it("prints its usage", async () => {
    const { code, stdout } = await runToken(["--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("without it a counselor is at every");
  });

  it.each([
    [["--role", "mayor"], "--role: give one of city.counselor, .*national.counselor, .*seeker, reporting\\."],
    [[], "--role: give the role that the token is for, such as city.counselor\\."],
    [["--role", "seeker"], "The role seeker needs one seeker: the id of a person, which is a UUID\\."],
    [["--role", "seeker", "--seeker", "1"], "The role seeker needs one seeker: .*"],
    [["--role", "reporting", "--seeker", PERSON], "The role reporting takes no seeker\\."],
    [["--role", "auditor.city", "--service-point", "teine"], "The role auditor.city takes no service point\\."],
    [["--role", "city.counselor", "--service-point", "kita"], ".*give any of shiroishi, .*, minami\\."],
    [["--role", "city.counselor", "--department", "OTHER"], "The role city.counselor takes no department\\."],
    [["--role", "city.program_officer", "--department", "X"], ".*give any of PUBLIC_ASSISTANCE, .*, OTHER\\."],
    [["--role", "city.counselor", "--role", "seeker"], "--role: give it once\\."],
    [["--role", "city.counselor", "--name"], "--name: give it with a value\\."],
    [["--role", "city.counselor", "--rol", "x"], "--rol: there is no such option: give --role, .*"],
    [["city.counselor"], "city.counselor: unexpected argument: leave it out\\."],
  ])("refuses %j with a sentence", async (args, sentence) => {
    expect(await runToken(args)).toEqual({ code: 1, stdout: "", stderr: expect.stringMatching(`^${sentence}\\n$`) });
  });

  it("asks to start the system if none runs, even if one was killed", async () => {
    const elsewhere = join(dataDirectory, "..");
    const sentence = `No system runs in ${elsewhere}: start it (npm start), or set AIWORK_DATA_DIR to where one runs.\n`;
    const refused = { code: 1, stdout: "", stderr: sentence };
    const environment = { AIWORK_DATA_DIR: elsewhere };
    expect(await runToken(["--role", "reporting"], environment)).toEqual(refused);
    const ended = spawn(process.execPath, ["-e", ""]);
    await once(ended, "exit");
    writeFileSync(join(elsewhere, "running.json"), JSON.stringify({ ...addresses, pid: ended.pid }));
    expect(await runToken(["--role", "reporting"], environment)).toEqual(refused);
  });
});

/** Runs the program of `npm run --silent token --`. */
function runToken(args: string[], environment: Record<string, string> = {}) {
  return run(process.execPath, [join(ROOT, "deploy/local/bin/token.mjs"), ...args], ROOT, environment);
}

/** Runs a program with this test's data directory, unless the environment names another. */
async function run(program: string, args: string[], cwd: string, environment: Record<string, string> = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|AIWORK_)/.test(name));
  const env = { ...Object.fromEntries(inherited), AIWORK_DATA_DIR: dataDirectory, ...environment };
  const child = spawn(program, args, { cwd, env });
  const heard = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (heard.stdout += chunk));
  child.stderr.on("data", (chunk) => (heard.stderr += chunk));
  const [code] = await once(child, "close");
  return { code, ...heard };
}

async function read(issuer: string, token: string): Promise<unknown> {
  return readToken(token.trim(), await publishedKeys(`${addresses.issuers}/${issuer}`)).claims;
}
