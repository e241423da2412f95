import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CANARY, expectNoLeaks, leakWatchingLog, watchForLeaks } from "@aiwork/kit/canary/canary";
import { arrangeCityPerson } from "@aiwork/kit/records/arrange-city-person";
import { arrangeJointDocuments } from "@aiwork/kit/records/arrange-joint-documents";
import { askOverHttp } from "@aiwork/kit/system/ask";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { captureOutput } from "@aiwork/kit/system/process-output";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { createLog } from "@aiwork/server/telemetry/log";

const COUNSELOR = { role: "city.counselor" };
let system: TestSystem;
const person = randomUUID();
beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31" });
  const { city, national } = system.databases;
  const { program } = await arrangeJointDocuments(city, national);
  await arrangeCityPerson(city, person, String(program));
});
afterAll(() => system?.[Symbol.asyncDispose]());

describe("a person's name", () => {
  it("is in the answer to a permitted caller, and in no output of the processes", async () => {
    const query = `query ($id: ID!) { seeker(id: $id) { city { profile { name nameKana phone }
      counselingSessions(first: 1) { edges { node { notes } } } } } }`;
    const { text } = await system.askAs(COUNSELOR, query, { id: person });
    for (const value of Object.values(CANARY)) expect(text).toContain(value);
    expect(system.processOutput()).toContain("url /graphql");
  });

  it.each<[string, string, Record<string, string>]>([
    ["is searched for", "query ($given: String!) { seekers(search: $given, first: 1) { totalCount } }", {}],
    ["is given as an id", "query ($given: ID!) { seeker(id: $given) { city { profile { name } } } }", {}],
    ["is in a malformed document", `{ seekers(search: "${CANARY.name}" `, {}],
    ["is given as a cursor", "query ($given: String!) { seekers(first: 1, after: $given) { totalCount } }", {}],
    ["is given as a number", "query ($given: Int!) { seekers(first: $given) { totalCount } }", {}],
    ["is written as a number", `{ seekers(first: "${CANARY.name}") { totalCount } }`, {}],
    ["is given as a language", "{ servicePoints { id } }", { "accept-language": encodeURIComponent(CANARY.name) }],
    ["is given as a token", "{ servicePoints { id } }", { authorization: encodeURIComponent(CANARY.name) }],
  ])("is not repeated when it %s", async (_, query, headers) => {
    await system.askAs(COUNSELOR, query, { given: CANARY.name }, headers);
    expectNoLeaks();
  });
});

describe("the canary check", () => {
  const watch = (text: string) => () => watchForLeaks("somewhere", text);
  it.each([
    ["a log line", () => createLog("test", "info", leakWatchingLog).info({ name: CANARY.name }, "read")],
    ["an error in an answer", answerWithName],
    ["the output of a process", printName],
    ["a URL", watch(`/graphql?name=${encodeURIComponent(CANARY.nameKana)}`)],
    ["escaped ASCII text", watch("\\u8a66\\u9a13 \\u592a\\u90ce")],
    ["notes", watch(`span of ${CANARY.notes}`)],
  ])("notices a name that leaks into %s", async (_, leak) => {
    expect(expectNoLeaks).not.toThrow();
    await leak();
    expect(expectNoLeaks).toThrow("Personal data leaked");
  });
});

async function answerWithName(): Promise<void> {
  const errors = [{ message: `there is no ${CANARY.name}` }];
  const server = createServer((_, response) => response.end(JSON.stringify({ errors }))).listen(0, "127.0.0.1");
  await once(server, "listening");
  await askOverHttp(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "{ id }");
  server.close();
}

async function printName(): Promise<void> {
  await using cleanup = new Cleanup();
  const directory = mkdtempSync(join(tmpdir(), "aiwork-output-"));
  cleanup.defer(() => rmSync(directory, { recursive: true }));
  const output = captureOutput(directory);
  const program = `console.error(${JSON.stringify(CANARY.name)})`;
  spawnSync(process.execPath, ["-e", program], { stdio: ["ignore", output.fd, output.fd] });
  output.scanForCanaries();
}
