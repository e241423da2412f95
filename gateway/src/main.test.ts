import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { SEEKER_ID, SEEKER_VIEW, startSeekerHalf } from "@aiwork/kit/gateway/party-subgraph";

/** The built program: run `tsc -b` before this test. */
const PROGRAM = join(__dirname, "..", "dist", "main.js");

interface StartedGateway extends AsyncDisposable {
  program: ChildProcess;
  url: Promise<string>;
  monitoringUrl(): Promise<string>;
}

function start(environment: Record<string, string>): StartedGateway {
  const env = { ...process.env, LOG_LEVEL: "silent", AUTH: "off", ...environment };
  const program = fork(PROGRAM, { env, stdio: "pipe" });
  const ended = once(program, "exit");
  const heard = Promise.race([once(program, "message"), ended.then(() => Promise.reject(new Error("it ended")))]);
  const addresses = heard.then(([message]) => message as { listening: string; monitoring: string });
  return {
    program,
    url: addresses.then(({ listening }) => listening),
    monitoringUrl: () => addresses.then(({ monitoring }) => monitoring),
    async [Symbol.asyncDispose]() {
      program.kill("SIGKILL");
      await ended;
    },
  };
}

function refuseToStart(environment: Record<string, string>): string {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM], {
    env: { ...process.env, AUTH: "off", ...environment },
    encoding: "utf8",
  });
  expect(status).toBe(1);
  return stderr;
}

describe("the gateway's program", () => {
  it("notifies its parent of its URL when no subgraph is running", async () => {
    await using gateway = start({});
    const url = await gateway.url;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    const monitoringUrl = await gateway.monitoringUrl();
    const statusOf = async (origin: string, path: string) => (await fetch(new URL(path, origin))).status;
    expect([await statusOf(monitoringUrl, "/readyz"), await statusOf(monitoringUrl, "/metrics")]).toEqual([200, 200]);
    expect([await statusOf(url, "/readyz"), await statusOf(url, "/metrics")]).toEqual([404, 404]);
    expect([await statusOf(url, "/livez"), await statusOf(monitoringUrl, "/graphql")]).toEqual([200, 404]);
  });

  it("answers requests in flight and exits with 0 when it receives SIGTERM", async () => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await using city = await startSeekerHalf("city", async () => {
      arrive();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return null;
    });
    await using national = await startSeekerHalf("national", () => null);
    const SUBGRAPH_URLS = JSON.stringify({ city: city.url, national: national.url });
    await using gateway = start({ SUBGRAPH_URLS });
    const answer = fetch(await gateway.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: SEEKER_VIEW, variables: { id: SEEKER_ID } }),
    });
    await arrived;
    const ended = once(gateway.program, "exit");
    gateway.program.kill("SIGTERM");
    expect(await (await answer).json()).toEqual({ data: { seeker: { id: SEEKER_ID, city: null, national: null } } });
    expect(await ended).toEqual([0, null]);
  });

  it("answers 413 when a request is larger than 256 KB", async () => {
    await using gateway = start({});
    const headers = { "content-type": "application/json" };
    const response = await fetch(await gateway.url, { method: "POST", headers, body: "x".repeat(256 * 1024 + 1) });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "PAYLOAD_TOO_LARGE" } }] });
  });

  it("shows its schema only when INTROSPECTION is on", async () => {
    const ask = async (environment: Record<string, string>) => {
      await using gateway = start(environment);
      const headers = { "content-type": "application/json", "apollo-query-plan-experimental": "1" };
      const body = JSON.stringify({ query: "{ __schema { queryType { name } } }" });
      return (await fetch(await gateway.url, { method: "POST", headers, body })).json();
    };
    expect(await ask({})).toMatchObject({ errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] });
    expect(await ask({ INTROSPECTION: "1" })).toEqual({ data: { __schema: { queryType: { name: "Query" } } } });
  });

  it("prints the reason when it cannot start", async () => {
    expect(refuseToStart({ PORT: "http", SUBGRAPH_URLS: "{" })).toMatch(/PORT: .*\n.*SUBGRAPH_URLS: /);
    expect(refuseToStart({ SUPERGRAPH_PATH: "/nowhere" })).toMatch(/\/nowhere cannot be read \(ENOENT\)\n$/);
    const signing = { AUTH: "on", ISSUERS_PATH: "/nowhere", SUBGRAPH_SIGNING_KEYS: "{}" };
    expect(refuseToStart(signing)).toMatch(/ISSUERS_PATH: /);
    await using gateway = start({});
    const taken = refuseToStart({ PORT: new URL(await gateway.url).port });
    expect(taken).toBe("gateway: its port is taken: set PORT to another one, or to 0\n");
  });
});
