import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLog } from "@aiwork/runtime/log/log";
import { CANARY, expectSilence, listen, overheard } from "@aiwork/runtime/testing/canary";
import { arrangeCityPerson } from "../access/arrange-city-person";
import { arrangePapers } from "../access/arrange-papers";
import { ask } from "../ask";
import { Cleanup } from "../cleanup";
import { type Constellation, startConstellation } from "../constellation";
import { overhear } from "../overhear";

const COUNSELOR = { role: "city.counselor" };
let system: Constellation;
const person = randomUUID();
beforeAll(async () => {
  system = await startConstellation("seed", { AIWORK_TODAY: "2013-10-31" });
  const { city, national } = system.databases;
  const { program } = await arrangePapers(city, national);
  await arrangeCityPerson(city, person, String(program));
});
afterAll(() => system?.[Symbol.asyncDispose]());

describe("a person's name", () => {
  it("stands in the answer to whoever may read it, and in nothing that the processes say", async () => {
    const query = `query ($id: ID!) { seeker(id: $id) { city { profile { name nameKana phone }
      counselingSessions(first: 1) { edges { node { notes } } } } } }`;
    const { text } = await system.askAs(COUNSELOR, query, { id: person });
    for (const value of Object.values(CANARY)) expect(text).toContain(value);
    expect(system.overheard()).toContain("url /graphql");
  });

  it.each<[string, string, Record<string, string>]>([
    ["is searched for", "query ($given: String!) { seekers(search: $given, first: 1) { totalCount } }", {}],
    ["is given for an id", "query ($given: ID!) { seeker(id: $given) { city { profile { name } } } }", {}],
    ["stands in a document that is none", `{ seekers(search: "${CANARY.name}" `, {}],
    ["is given for a cursor", "query ($given: String!) { seekers(first: 1, after: $given) { totalCount } }", {}],
    ["is given for a number", "query ($given: Int!) { seekers(first: $given) { totalCount } }", {}],
    ["is written for a number", `{ seekers(first: "${CANARY.name}") { totalCount } }`, {}],
    ["is asked for as a language", "{ servicePoints { id } }", { "accept-language": encodeURIComponent(CANARY.name) }],
    ["is brought as a token", "{ servicePoints { id } }", { authorization: encodeURIComponent(CANARY.name) }],
  ])("does not come back where it %s", async (_, query, headers) => {
    await system.askAs(COUNSELOR, query, { given: CANARY.name }, headers);
    expectSilence();
  });
});

describe("a name that leaks", () => {
  const stated = (text: string) => () => listen("somewhere", text);
  it.each([
    ["a log line", () => openLog("test", "info", overheard).info({ name: CANARY.name }, "read")],
    ["an error that is answered", answerWithName],
    ["what a process says", sayName],
    ["a URL", stated(`/graphql?name=${encodeURIComponent(CANARY.nameKana)}`)],
    ["text that holds only ASCII", stated("\\u8a66\\u9a13 \\u592a\\u90ce")],
    ["notes", stated(`span of ${CANARY.notes}`)],
  ])("is noticed in %s", async (_, leak) => {
    expect(expectSilence).not.toThrow();
    await leak();
    expect(expectSilence).toThrow("Personal data leaked");
  });
});

async function answerWithName(): Promise<void> {
  const errors = [{ message: `there is no ${CANARY.name}` }];
  const server = createServer((_, response) => response.end(JSON.stringify({ errors }))).listen(0, "127.0.0.1");
  await once(server, "listening");
  await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "{ id }");
  server.close();
}

async function sayName(): Promise<void> {
  await using cleanup = new Cleanup();
  const directory = mkdtempSync(join(tmpdir(), "aiwork-overheard-"));
  cleanup.defer(() => rmSync(directory, { recursive: true }));
  const heard = overhear(directory);
  const said = `console.error(${JSON.stringify(CANARY.name)})`;
  spawnSync(process.execPath, ["-e", said], { stdio: ["ignore", heard.fd, heard.fd] });
  heard.listen();
}
