import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CONTRACT_FOLDER } from "./read-contract";
import { checkRefusalFiles, errorTypeOf, refusalFiles, writeRefusalFiles } from "./refusal-files";
import { findRefusals } from "./refusals-by-act";
import { readSourceModules } from "./source-modules";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "aiwork-refusals-"));
  for (const folder of ["agreement", "subgraph", "city", "national"])
    write(`services/${folder}/src/none.ts`, "export {};");
  for (const file of ["articles", "roles", "indicators", "facts"]) write(`schema/agreement/${file}.json`, "[]");
  write("schema/city/agreement/thing.graphql", ACTS);
  write("schema/national/agreement/none.graphql", "scalar None");
  write("services/subgraph/src/mutations/mutation.ts", WRAPPER);
  write("services/agreement/src/text/text.errors.ts", CATALOGUE);
  write("services/agreement/src/text/text.ts", TEXT);
  write("services/city/src/agreement/thing/thing.ts", THING);
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
const ACTS = `extend type Mutation { make(input: MakeInput!): MakePayload later(input: MakeInput!): MakePayload }`;
const WRAPPER = `export const mutationError = defineBusinessErrors({
    MISMATCH: { ja: () => "別の操作です。", en: () => "It is another mutation." } });
  export function defineMutation() { throw mutationError("MISMATCH"); }`;
const CATALOGUE = `export const textError = defineBusinessErrors({
    TOO_LONG: { ja: ({ max }) => \`\${max}文字まで\`, en: ({ max }: { max: number }) => \`At most \${max} characters.\` },
    REQUIRED: { ja: () => "必須です。", en: () => "This is required." },
    NEVER: { ja: () => "使いません。", en: () => "Nobody throws this." } });
  export const queryError = defineErrors({ NO_PAGE: { ja: () => "", en: () => "" } });`;
const TEXT = `import { queryError, textError } from "./text.errors";
  const LIMIT = { refusal: textError("TOO_LONG", { max: 3 }) };
  export function parseText(text: string, never?: typeof never_thrown) { if (!text) throw LIMIT.refusal; return queryError("NO_PAGE"); }
  export function never_thrown() { throw textError("NEVER"); }`;
const THING = `import { parseText as parse } from "../../text/text";
  import { textError } from "../../text/text.errors";
  const required = () => textError("REQUIRED");
  async function make() { parse(""); throw required(); }
  export const thing = { Mutation: { make: defineMutation("make", make) } };`;
const folder = () => join(root, "schema");
const written = () => readFileSync(join(folder(), "city/agreement/thing.errors.graphql"), "utf8");
const codesIn = (text: string) => [...text.matchAll(/^ {2}([A-Z_]+)$/gm)].map(([, code]) => code);

describe("what an act is refused with", () => {
  it("is each business error that its function makes, through what it refers to, and those of every act", () => {
    writeRefusalFiles(folder());
    const [make = "", later = ""] = written().split('"Why later was refused."');
    expect(codesIn(make)).toEqual(["MISMATCH", "REQUIRED", "TOO_LONG"]);
    expect(codesIn(later)).toEqual(["MISMATCH"]);
    expect(make).toContain('  "At most … characters."\n  TOO_LONG\n');
    expect(make).toContain("type MakeError implements UserError @access(to: [AS_PARENT]) {");
    expect(errorTypeOf("recordVisit")).toBe("RecordVisitError");
  });

  it("is checked against what is committed, also after an act is gone", () => {
    const fault = { file: "schema/city/agreement/thing.errors.graphql" };
    expect(checkRefusalFiles(folder())).toMatchObject([fault]);
    writeRefusalFiles(folder());
    expect(checkRefusalFiles(folder())).toEqual([]);
    write("services/city/src/agreement/thing/thing.ts", THING.replace('"REQUIRED"', '"NEVER"'));
    expect(checkRefusalFiles(folder())).toMatchObject([fault]);
    write("schema/city/agreement/other.graphql", ACTS);
    rmSync(join(folder(), "city/agreement/thing.graphql"));
    writeRefusalFiles(folder());
    expect(() => written()).toThrow();
    expect(checkRefusalFiles(folder())).toEqual([]);
  });

  it("must be written as literals", () => {
    write("services/city/src/agreement/thing/thing.ts", THING.replace('"REQUIRED"', "code"));
    expect(() => refusalFiles(folder())).toThrow("Write the code of textError as a literal in");
  });

  it("is not looked for where the contract is read alone", () => {
    rmSync(join(root, "services"), { recursive: true });
    expect([refusalFiles(folder()).size, checkRefusalFiles(folder())]).toEqual([0, []]);
  });
});

describe("the catalogues of both parties", () => {
  it.each(["city", "national"])("have no error of %s that no act is refused with", (party) => {
    const read = (name: string) => readSourceModules(join(CONTRACT_FOLDER, "../services", name, "src"));
    const own = read(party);
    const modules = [...["agreement", "subgraph"].flatMap(read), ...own];
    const refusalsOf = findRefusals(modules);
    const acts = modules.flatMap(({ acts }) => [...acts.keys()]);
    const known = new Set(acts.flatMap((act) => refusalsOf(act).map(({ code }) => code)));
    const declared = own.flatMap(({ sentences }) => [...sentences.keys()].map((error) => error.split(" ")[1] ?? ""));
    expect(declared.filter((code) => !known.has(code))).toEqual([]);
  });
});
