import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Running } from "@aiwork/local/run-process";
import { type Answer, ask } from "../ask";
import { type Constellation, type Party, startConstellation } from "../constellation";
import { slowdown } from "../start/slowdown";
import { type FaultProxy, openFaultProxy, pass } from "./fault-proxy";
import { cutAfter, cutBefore, wireFaults } from "./wire-faults";

const LONG = process.env.AIWORK_FAULTS === "long";
const CLIENT_MS = 3_000;
const VIEW = `query ($id: ID!) { seeker(id: $id) { id city { profile { name } } national { profile { name } } } }`;
const MUTATION = `mutation ($input: GiveCityConsentInput!) { giveCityConsent(input: $input) { userErrors { code } } }`;

const id = randomUUID();
const whole = { id, city: { profile: { name: "試験 太郎" } }, national: { profile: { name: "試験 太郎" } } };
const sides: [down: Party, up: Party][] = [
  ["city", "national"],
  ["national", "city"],
];

let system: Constellation;
let gateway: Running;
let proxies: Record<Party, FaultProxy>;
let authorization: string;
let slow = 1;

beforeAll(async () => {
  system = await startConstellation("seed", { AIWORK_TODAY: "2013-10-31" });
  await bringPerson();
  const { parties } = system;
  proxies = { city: await openFaultProxy(parties.city.url), national: await openFaultProxy(parties.national.url) };
  const SUBGRAPH_URLS = JSON.stringify({ city: proxies.city.url, national: proxies.national.url });
  gateway = await system.openGateway({ SUBGRAPH_URLS });
  authorization = `Bearer ${await system.token({ role: "seeker", seeker: id })}`;
  await untilWhole();
  slow = slowdown();
});
afterAll(async () => {
  await system?.[Symbol.asyncDispose]();
  for (const proxy of Object.values(proxies ?? {})) await proxy[Symbol.asyncDispose]();
});

async function bringPerson(): Promise<void> {
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

async function timed(query: string, variables: Record<string, unknown>): Promise<Answer & { ms: number }> {
  const begun = performance.now();
  const answer = await ask(gateway.url, query, variables, { authorization });
  return { ...answer, ms: performance.now() - begun };
}
/** Of the city, as the gateway counts them since it began. */
async function countCalls(): Promise<{ calls: number; retries: number }> {
  const text = await (await fetch(gateway.url.replace("graphql", "metrics"))).text();
  const sum = (name: string) =>
    [...text.matchAll(new RegExp(`^${name}{[^}]*subgraph="city"[^}]*} (\\d+)`, "gm"))].reduce(
      (all, [, n]) => all + Number(n),
      0,
    );
  return { calls: sum("aiwork_subgraph_calls_total"), retries: sum("aiwork_subgraph_retries_total") };
}

const view = () => timed(VIEW, { id });

/** Both sides answer again: a breaker that was open is closed. @returns milliseconds that it took */
async function untilWhole(): Promise<number> {
  for (const proxy of Object.values(proxies)) proxy.fault = pass;
  const begun = performance.now();
  while ((await view()).errors.length > 0) await sleep(50);
  return performance.now() - begun;
}

describe.each(sides)("before a side (%s)", (down, up) => {
  afterEach(untilWhole);

  it.each(Object.entries(wireFaults))("that %s, the other half is there, coded and in time", async (_, fault) => {
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

  it("that is gone, five calls are made; then the half view is there within 50 ms, and the whole soon after", async () => {
    proxies[down].fault = cutBefore;
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

describe("a call that is lost", () => {
  afterEach(untilWhole);

  it("is made once more for a query, and once more in ten", async () => {
    const times = LONG ? 2_000 : 200;
    const { city } = proxies;
    city.requests.splice(0);
    city.fault = (...wire) => (city.requests.length % 7 === 0 ? cutBefore : pass)(...wire);
    let complete = 0;
    for (let i = 0; i < times; i++) complete += (await view()).errors.length === 0 ? 1 : 0;
    expect(city.requests.length - times).toBeGreaterThan(times / 20);
    const { calls, retries } = await countCalls();
    expect(retries).toBeLessThanOrEqual((calls - retries) / 10);
    expect(complete).toBeGreaterThan(times * 0.9);
  });

  it.each([
    ["on its way", cutBefore],
    ["with its answer", cutAfter],
  ])("%s is never made again for a mutation", async (_, fault) => {
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
