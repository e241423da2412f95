import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newDataDirectory } from "@aiwork/kit/starter/spawn-starter";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { programPath } from "@aiwork/local/run-process";

const TIMEOUT_MS = 20_000;

const cleanup = new Cleanup();
afterAll(() => cleanup[Symbol.asyncDispose]());

describe("the process of the development issuers", () => {
  it.each(["production", "Production", "prod", ""])(
    "refuses to run when NODE_ENV is %j, with a sentence",
    (NODE_ENV) => {
      expect(run({ NODE_ENV })).toEqual({
        status: 1,
        stdout: "",
        stderr: expect.stringMatching(
          /NODE_ENV: these issuers give any role for the asking, for trial runs: .*ISSUERS_PATH\n$/,
        ),
      });
    },
  );

  it("names every setting that cannot be used", () => {
    const unusable = { ISSUERS_DIRECTORY: "", PORT: "http", REPORTING_CLIENT_SECRET: "short" };
    const { status, stderr } = run({ ...unusable, REPORTING_CLIENT_ID: "aiwork-development" });
    expect(status).toBe(1);
    for (const name of [...Object.keys(unusable), "REPORTING_CLIENT_ID"]) expect(stderr).toContain(`- ${name}: give`);
    expect(stderr).not.toContain("short");
  });

  it("does not start with keys that it cannot read", () => {
    const directory = newDataDirectory(cleanup);
    mkdirSync(directory);
    writeFileSync(join(directory, "national-keys.json"), "{");
    const { status, stderr } = run({ ISSUERS_DIRECTORY: directory });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^issuers: The keys in .*national-keys\.json cannot be read: restore them, or remove the file\.\n$/,
    );
  });

  it("prints only its log, even on a Node.js older than its library supports, and ends at SIGTERM", async () => {
    const env = environmentOf({ LOG_LEVEL: "info" });
    const child = spawn(process.execPath, [programPath("issuers")], { env, stdio: ["ignore", "pipe", "pipe"] });
    cleanup.defer(() => child.kill("SIGKILL"));
    const heard = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk) => (heard.stdout += chunk));
    child.stderr.on("data", (chunk) => {
      heard.stderr += chunk;
      if (heard.stderr.includes('"listening"')) child.kill("SIGTERM");
    });
    expect(await once(child, "close")).toEqual([0, null]);
    expect(heard.stdout).toBe("");
    const messages = heard.stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).msg);
    expect(messages).toEqual(["listening", "stopping"]);
  });
});

/** Runs the process until it ends. */
function run(environment: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [programPath("issuers")], {
    env: environmentOf(environment),
    timeout: TIMEOUT_MS,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function environmentOf(environment: Record<string, string>): NodeJS.ProcessEnv {
  const own = {
    NODE_ENV: "development",
    HOST: "",
    PORT: "0",
    LOG_LEVEL: "silent",
    ISSUERS_DIRECTORY: newDataDirectory(cleanup),
  };
  return { ...process.env, ...own, ...environment };
}
