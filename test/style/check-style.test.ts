import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";

const CHECK = join(REPOSITORY_ROOT, "test/style/check-style.mjs");

/** The faults that the check finds in a repository of these files alone. */
function faultsOf(files: Readonly<Record<string, string>>): string[] {
  const root = mkdtempSync(join(tmpdir(), "aiwork-style-"));
  try {
    spawnSync("git", ["init", "--quiet"], { cwd: root });
    for (const [file, text] of Object.entries({ "package.json": '{"scripts":{"test":""}}', ...files })) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), `${text}\n`);
    }
    const { stderr } = spawnSync(process.execPath, [CHECK], { cwd: root, encoding: "utf8" });
    return stderr.split("\n").filter((line) => line !== "");
  } finally {
    rmSync(root, { recursive: true });
  }
}

const CITY = "services/city/src";
// In two parts, or this file would break the rules itself.
const marked = (before: string, after: string) => `${before}${after}`;

describe("the check of style", () => {
  it("refuses each of these, and says in which file", () => {
    const files = {
      [`${CITY}/a/star.ts`]: 'export* from "./other"',
      [`${CITY}/a/indented.ts`]: "const a = 1;\n  export { a };",
      [`${CITY}/a/aliased.ts`]: 'import pg = require("pg");\nexport import Pool = pg.Pool;',
      [`${CITY}/a/Index.mts`]: "export const i = 1;",
      [`${CITY}/a/string-utils.ts`]: "export const u = 1;",
      [`${CITY}/a/visit.helpers.ts`]: "export const h = 1;",
      [`${CITY}/a/plain.js`]: "exports.p = 1;",
      [`${CITY}/a/later.sql`]: marked("-- TO", "DO: an index"),
      [`${CITY}/a/type.ts`]: 'export type National = typeof import("@aiwork/national/national");',
      [`${CITY}/a/required.ts`]: 'export const served = require("../../../national/dist/national");',
      [`${CITY}/a/unseen.ts`]: marked("// @boundaries", "-ignore: a trial"),
      [`${CITY}/a/slow.ts`]: "export const isSlow = (given: string) => /^(a+)+$/.test(given);",
      [`${CITY}/a/slower.ts`]: 'export const slower = new RegExp("a+b", "u");',
      [`${CITY}/a/road/open.ts`]: "export const opened = 1;",
      "services/city/package.json": '{"name":"@aiwork/city"}',
      "schema/city/joint-counter/seeker.graphql": '"As data.md has it."\nscalar Money',
      "README.md": 'The verdict stands in [a title](gone.md "title") and in `test/access/gone.ts`.',
    };
    const faults = faultsOf(files);
    for (const file of Object.keys(files).filter((file) => file !== `${CITY}/a/road/open.ts`))
      expect([file, faults.some((fault) => fault.startsWith(`${file} `))]).toEqual([file, true]);
    expect(faults).toEqual(
      expect.arrayContaining([
        `${CITY}/a/road/open.ts says road: write request signing`,
        "schema/city/joint-counter/seeker.graphql cites data.md, which is not in docs/",
        "README.md says verdict: write decision",
        "README.md links to gone.md, which is not there",
        "README.md names test/access/gone.ts, which is not there",
      ]),
    );
  });

  it("finds a circle of folders through every way of importing", () => {
    const back = { [`${CITY}/b/b.ts`]: 'import { a } from "../a/a";\nexport const b = a;' };
    const ways = [
      'import { b } from "../b/b.js";',
      'import type { b } from "../b/b";',
      'export const load = () => import(/* late */ "../b/b");',
      'export const load = () =>\n  import(\n    "../b/b"\n  );',
    ];
    for (const way of ways)
      expect([way, faultsOf({ ...back, [`${CITY}/a/a.ts`]: way })]).toEqual([
        way,
        [`${CITY}/a, ${CITY}/b import each other: let one direction remain`],
      ]);
  });

  it("finds a name that two files export, however it is declared", () => {
    const other = { [`${CITY}/b/b.ts`]: "export const size = 1;" };
    const ways = ["export const { size = 1, rest } = given;", "export const [size]: number[] = given;"];
    for (const way of ways)
      expect([way, faultsOf({ ...other, [`${CITY}/a/a.ts`]: way })]).toEqual([
        way,
        [`${CITY}/a/a.ts, ${CITY}/b/b.ts export the same name size`],
      ]);
    const enums = { [`${CITY}/a/a.ts`]: "export const enum One {}", [`${CITY}/b/b.ts`]: "export const enum Two {}" };
    expect(faultsOf(enums)).toEqual([]);
  });

  it("lets the glossary, a statutory duty, Prometheus' counters and a migration to be written pass", () => {
    const files = {
      "docs/domain.md": "# The domain\n\n## Glossary\n\n| receipt | not a paper, no verdict |",
      "docs/guides/add.md": "Write `services/city/migrations/YYYYMMDDhhmmss-what.sql` under a statutory duty.",
      [`${CITY}/a/a.ts`]:
        'import { Counter } from "prom-client";\n// As 0001-contract-at-the-root.md says.\nexport const counter = Counter;',
      "docs/decisions/0001-contract-at-the-root.md": "# Why",
    };
    expect(faultsOf(files)).toEqual([]);
  });
});
