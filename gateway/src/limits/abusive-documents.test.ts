import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILT_MANIFEST } from "../operations/registered-operations";

/** The built program: run `tsc -b` before this test. */
const PROGRAM = join(__dirname, "..", "..", "dist", "main.js");
const REFUSED_MS = 100;
const MAX_MEMORY_MB = 50;
/** How long the loop takes on two idle cores. It runs in its own process, because Jest's is slower. */
const USUAL_MS = 110;
const LOOP = `const b = performance.now(); let m = 1;
  for (let t = 0; t < 1e8; t++) m = (Math.imul(m, 1664525) + t) | 0; console.log(performance.now() - b, m)`;

function slowdown(): number {
  const { stdout } = spawnSync(process.execPath, ["-e", LOOP], { encoding: "utf8" });
  return Math.max(1, Number.parseFloat(stdout) / USUAL_MS);
}

const times = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join(" ");
const half = "nextAction { text } withheld { reason }";

/** Documents that an attacker may send to bring a gateway down, by what they do. */
const CORPUS: Readonly<Record<string, string>> = {
  "doubles with each fragment": `query ($id: ID!) { seeker(id: $id) { ...F0 } } ${times(25, (i) => `fragment F${i} on Seeker { ...F${i + 1} ...F${i + 1} }`)} fragment F25 on Seeker { id }`,
  "doubles fields with each fragment": `query ($id: ID!) { seeker(id: $id) { ...F0 } } ${times(20, (i) => `fragment F${i} on Seeker { a${i}: city { ${half} } ...F${i + 1} b${i}: id ...F${i + 1} }`)} fragment F20 on Seeker { id }`,
  "goes round in circles": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
  "is nested deep": `{ ${"seeker { ".repeat(900)} id ${"}".repeat(900)} }`,
  "is nested deep in a list": `{ seeker(id: ${"[".repeat(1_900)} }`,
  "names one field again and again": `query ($id: ID!) { seeker(id: $id) { ${"id ".repeat(1_900)} } }`,
  "names one field again and again with its own": `query ($id: ID!) { seeker(id: $id) { ${"city { nextAction { text } } ".repeat(420)} } }`,
  "renames one field a thousand times": `query ($id: ID!) { seeker(id: $id) { ${times(600, (i) => `a${i}: id`)} } }`,
  "asks for many roots": `{ ${times(300, (i) => `a${i}: __typename`)} }`,
  "is conditional many times": `query ($id: ID!) { seeker(id: $id) { id ${"@include(if: true) ".repeat(300)} } }`,
  "has many operations": times(180, (i) => `query Q${i} { __typename }`),
  "has many wrong names": `{ ${times(10, (i) => `sekeer${i}`)} seeker(id: 1) { ${times(900, (i) => `n${i}`)} } }`,
  "is long": `{ seeker(id: "${"x".repeat(300_000)}") { id } }`,
  "is of nothing but commas": ",".repeat(250_000),
  "is of nothing but braces": "{".repeat(250_000),
  "is a comment without an end": `# ${"x".repeat(250_000)}`,
  "is of many tokens": `{ ${"a ".repeat(100_000)} }`,
};

let program: ChildProcess;
let url = "";
let slow = 1;
beforeAll(async () => {
  // No subgraph is running: a refusal must not need one.
  const env = { ...process.env, AUTH: "off", LOG_LEVEL: "silent", HOST: "127.0.0.1", PORT: "0" };
  program = fork(PROGRAM, { env, stdio: "pipe" });
  const [message] = await once(program, "message");
  url = (message as { listening: string }).listening;
  await post({ query: "{ __typename }" });
  slow = slowdown();
}, 120_000);
afterAll(async () => {
  const ended = once(program, "exit");
  program.kill("SIGKILL");
  await ended;
});

async function post(body: object) {
  const begun = performance.now();
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": "en" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, errors: JSON.parse(text).errors ?? [], ms: performance.now() - begun };
}

function residentMb(): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${program.pid}/status`, "utf8"))?.[1]) / 1_024;
}

describe("a document that", () => {
  const REFUSALS = /^(QUERY_LIMIT|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT|PAYLOAD_TOO_LARGE)$/;
  let before = 0;
  beforeAll(() => {
    before = residentMb();
  });
  afterAll(() => expect(residentMb() - before).toBeLessThan(MAX_MEMORY_MB));

  it.each(Object.entries(CORPUS))("%s is refused within 100 ms, as others are answered", async (_, query) => {
    const { origin } = new URL(url);
    const alive = async () => {
      const begun = performance.now();
      await (await fetch(`${origin}/livez`)).text();
      return performance.now() - begun;
    };
    const variables = { id: "7d9e7a52-3f0b-4b0e-9a51-0c6f6f1f4a10" };
    const [refused, waited] = await Promise.all([post({ query, variables }), alive()]);
    for (const { extensions } of refused.errors) expect(extensions.code).toMatch(REFUSALS);
    expect(refused.errors.length).toBeGreaterThan(0);
    expect(refused.ms).toBeLessThan(REFUSED_MS * slow);
    expect(waited).toBeLessThan(REFUSED_MS * slow);
  });
});

it.each(Object.keys(JSON.parse(readFileSync(BUILT_MANIFEST, "utf8"))))(
  "the registered operation %s is not refused",
  async (id) => {
    const variables = {
      id: "7d9e7a52-3f0b-4b0e-9a51-0c6f6f1f4a10",
      fiscalYear: 2013,
      from: "2013-04",
      through: "2013-10",
      servicePointId: "shiroishi",
      first: 10,
    };
    const { errors } = await post({ documentId: id, variables });
    for (const { extensions } of errors) expect(extensions.code).toBe("SUBGRAPH_UNAVAILABLE");
  },
);
