import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { within } from "@aiwork/kit/starter/slowdown";
import { newDataDirectory, type Starter, spawnStarter } from "@aiwork/kit/starter/spawn-starter";
import { askOverHttp } from "@aiwork/kit/system/ask";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { copyTree } from "../mutants/copy-tree";

/** From the change of a file to its answer at the gateway, on a quiet machine. */
const LIMIT_MS = 15_000;
const QUERIES = "services/city/src/agreement/agreement.queries.ts";
const SDL = "schema/city/agreement/agreement.graphql";
const ANSWER = "return agreement ?? null;";
const TITLE = "{ agreement { title } }";
const DESCRIPTION = '{ __type(name: "Agreement") { fields { name description } } }';

/** Changes files of a copy of the tree, in which `npm run dev` runs. */
describe("the development system", () => {
  const cleanup = new Cleanup();
  let folder: string;
  let starter: Starter;
  let gateway: string;

  beforeAll(async () => {
    const copy = copyTree();
    cleanup.defer(() => copy[Symbol.asyncDispose]());
    folder = copy.folder;
    const program = join(folder, "deploy/local/dist/dev/main.js");
    starter = spawnStarter(cleanup, newDataDirectory(cleanup), {}, ["--data", "seed", "--json"], program);
    gateway = (await starter.ready()).gateway;
    // The copy's first compilation reads everything.
    replace(QUERIES, ANSWER, ANSWER.replace("null", "(null)"));
    await starter.printed("city on port");
    await untilRestarted("city", 2);
  }, 600_000);
  afterAll(() => cleanup[Symbol.asyncDispose](), 60_000);

  it("serves a resolver's new answer within 15 s, and restarts nothing else", async () => {
    await within(LIMIT_MS, () => {
      replace(QUERIES, "return agreement ?? (null);", 'return agreement ? { ...agreement, title: "写し" } : null;');
      return until(async () => (await answer(TITLE)).agreement?.title === "写し");
    });
    expect(startsOf("national")).toBe(1);
    expect(startsOf("gateway")).toBe(1);
  }, 600_000);

  it("serves a changed description within 15 s", async () => {
    const starts = startsOf("city");
    await within(LIMIT_MS, () => {
      replace(SDL, "Its title (名称).", "Its title, as a copy has it.");
      return until(async () => JSON.stringify(await answer(DESCRIPTION)).includes("as a copy has it"));
    });
    // The gateway may follow the supergraph before the city's side is there again.
    await untilRestarted("city", starts + 1);
  }, 600_000);

  it("prints a compile error and goes on with the old process, until the error is mended", async () => {
    const before = startsOf("city");
    replace(QUERIES, 'title: "写し"', "title: 42");
    await starter.printed("Nothing was restarted");
    expect(starter.stderr()).toMatch(/agreement\.queries\.ts.*error TS2322/);
    expect((await answer(TITLE)).agreement.title).toBe("写し");
    expect(startsOf("city")).toBe(before);
    replace(QUERIES, "title: 42", 'title: "直した写し"');
    await until(async () => (await answer(TITLE)).agreement?.title === "直した写し");
  }, 600_000);

  function replace(path: string, text: string, by: string): void {
    const before = readFileSync(join(folder, path), "utf8");
    expect(before).toContain(text);
    writeFileSync(join(folder, path), before.replace(text, by));
  }

  const answer = async (query: string) => (await askOverHttp(gateway, query)).data ?? {};
  const startsOf = (name: string) => starter.stderr().split(` s  ${name} on port`).length - 1;
  const untilRestarted = (name: string, starts: number) => until(async () => startsOf(name) === starts);

  async function until(happened: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 300_000; !(await happened()); await sleep(100))
      if (Date.now() > end) throw new Error(`It did not happen. Printed:\n${starter.stderr()}`);
  }
});
