import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { slowdown } from "@aiwork/kit/starter/slowdown";
import { askOverHttp, type HttpAnswer } from "@aiwork/kit/system/ask";
import { type PartyName, startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import type { RunningProcess } from "@aiwork/local/run-process";
import { dropAnswer, dropRequest, type FaultProxy, passThrough, startFaultProxy, wireFaults } from "./fault-proxy";

const LONG = process.env.AIWORK_FAULTS === "long";
const CLIENT_MS = 3_000;
const VIEW = `query ($id: ID!) { seeker(id: $id) { id city { profile { name } } national { profile { name } } } }`;
const MUTATION = `mutation ($input: GiveCityConsentInput!) { giveCityConsent(input: $input) { userErrors { code } } }`;

const id = randomUUID();
const whole = { id, city: { profile: { name: "試験 太郎" } }, national: { profile: { name: "試験 太郎" } } };
const sides: [down: PartyName, up: PartyName][] = [
  ["city", "national"],
  ["national", "city"],
];

let system: TestSystem;
let gateway: RunningProcess;
let proxies: Record<PartyName, FaultProxy>;
let authorization: string;
let slow = 1;

beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31" });
  await insertPerson();
  const { parties } = system;
  proxies = { city: await startFaultProxy(parties.city.url), national: await startFaultProxy(parties.national.url) };
  const SUBGRAPH_URLS = JSON.stringify({ city: proxies.city.url, national: proxies.national.url });
  gateway = await system.startGateway({ SUBGRAPH_URLS });
  authorization = `Bearer ${await system.token({ role: "seeker", seeker: id })}`;
  await untilWhole();
  slow = slowdown();
});
afterAll(async () => {
  await system?.[Symbol.asyncDispose]();
  for (const proxy of Object.values(proxies ?? {})) await proxy[Symbol.asyncDispose]();
});

async function insertPerson(): Promise<void> {
  const { city, national } = system.databases;
  const profile = "(seeker_id, name, birth_date";
  await city.dataSource.query(
    "insert into city_file (seeker_id, registered_at, registered_on) values ($1, 'shiroishi', '2013-06-03')",
    [id],
  );
  await city.dataSource.query(
    `insert into city_profile ${profile}, ward_code) values ($1, '試験 太郎', '1961-04-02', '011045')`,
    [id],
  );
  await national.dataSource.query("insert into national_file values ($1)", [id]);
  await national.dataSource.query(`insert into national_profile ${profile}) values ($1, '試験 太郎', '1961-04-02')`, [
    id,
  ]);
}

async function timed(query: string, variables: Record<string, unknown>): Promise<HttpAnswer & { ms: number }> {
  const begun = performance.now();
  const answer = await askOverHttp(gateway.url, query, variables, { authorization });
  return { ...answer, ms: performance.now() - begun };
}
/** How many calls and retries the gateway has counted, of calls to the city since its start. */
async function countCalls(): Promise<{ calls: number; retries: number }> {
  const text = await (await fetch(`${gateway.monitoringUrl}/metrics`)).text();
  const sum = (name: string) =>
    [...text.matchAll(new RegExp(`^${name}{[^}]*subgraph="city"[^}]*} (\\d+)`, "gm"))].reduce(
      (all, [, n]) => all + Number(n),
      0,
    );
  return { calls: sum("aiwork_subgraph_calls_total"), retries: sum("aiwork_subgraph_retries_total") };
}

const view = () => timed(VIEW, { id });

/** Waits until both parties answer again and every circuit breaker is closed. @returns milliseconds */
async function untilWhole(): Promise<number> {
  for (const proxy of Object.values(proxies)) proxy.fault = passThrough;
  const begun = performance.now();
  while ((await view()).errors.length > 0) await sleep(50);
  return performance.now() - begun;
}

describe.each(sides)("the gateway, in front of a subgraph (%s)", (down, up) => {
  afterEach(untilWhole);

  it.each(Object.entries(wireFaults))("that %s, answers the other half and an error code in time", async (_, fault) => {
    proxies[down].fault = fault;
    const { data, errors, text, ms } = await view();
    expect(data).toEqual({ seeker: { ...whole, [down]: null } });
    expect(ms).toBeLessThan((CLIENT_MS + 100) * slow);
    for (const { extensions } of errors)
      expect(extensions).toMatchObject({
        code: expect.stringMatching(/^(TIMEOUT|SUBGRAPH_UNAVAILABLE)$/),
        subgraph: down,
      });
    expect(errors.map(({ path }) => path)).toContainEqual(["seeker", down]);
    expect(text.replace(/"traceId":"\w+"/g, "")).not.toMatch(/select|Query|<html|127\.0\.0\.1|ECONN|UND_ERR|SSH/);
  });

  it("that is gone, makes five calls, then answers the other half within 50 ms, and the whole view soon after it is back", async () => {
    proxies[down].fault = dropRequest;
    proxies[down].requests.splice(0);
    for (let i = 0; i < 5; i++) await view();
    expect(proxies[down].requests.length).toBeLessThanOrEqual(5 + 1);
    const called = proxies[down].requests.length;
    const took: number[] = [];
    const until = performance.now() + 700;
    while (performance.now() < until) {
      const { data, ms } = await view();
      expect(data).toEqual({ seeker: { ...whole, [down]: null } });
      took.push(ms);
    }
    expect(proxies[down].requests.length).toBeLessThanOrEqual(called + 1);
    took.sort((one, other) => one - other);
    expect(took[Math.floor(took.length / 2)]).toBeLessThan(50 * slow);
    expect((await view()).data.seeker[up]).toEqual(whole[up]);
    expect(await untilWhole()).toBeLessThan(5_000 * slow);
  });
});

describe("a lost call", () => {
  afterEach(untilWhole);

  it("is retried once for a query, within a budget of one retry in ten calls", async () => {
    const times = LONG ? 2_000 : 200;
    const { city } = proxies;
    city.requests.splice(0);
    city.fault = (...wire) => (city.requests.length % 7 === 0 ? dropRequest : passThrough)(...wire);
    let complete = 0;
    for (let i = 0; i < times; i++) complete += (await view()).errors.length === 0 ? 1 : 0;
    expect(city.requests.length - times).toBeGreaterThan(times / 20);
    const { calls, retries } = await countCalls();
    expect(retries).toBeLessThanOrEqual((calls - retries) / 10);
    expect(complete).toBeGreaterThan(times * 0.9);
  });

  it.each([
    ["before it arrives", dropRequest],
    ["with its answer", dropAnswer],
  ])("%s is never retried for a mutation", async (_, fault) => {
    const { city } = proxies;
    const keys = Array.from({ length: LONG ? 100 : 10 }, () => randomUUID());
    for (const idempotencyKey of keys) {
      await untilWhole();
      city.fault = fault;
      const input = {
        idempotencyKey,
        seekerId: id,
        categories: ["CITY_PROFILE"],
        purpose: "相談",
        evidence: "ONLINE",
        expiresOn: "2014-03-31",
      };
      const { errors } = await timed(MUTATION, { input });
      expect(errors).toMatchObject([{ path: ["giveCityConsent"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }]);
    }
    const sent = keys.map((key) => city.requests.filter(({ body }) => body.includes(key)).length);
    expect(sent).toEqual(keys.map(() => 1));
  });
});
