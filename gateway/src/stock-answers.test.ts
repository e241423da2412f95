import { contracts, librarySchema, openLibrary } from "./rehearsal/open-library";
import { openRehearsal, type Rehearsal } from "./rehearsal/open-rehearsal";
import { openStock } from "./rehearsal/open-stock";
import { openTogether } from "./rehearsal/open-together";
import { writeSupergraph } from "./rehearsal/write-supergraph";

const DOCUMENTS: [what: string, document: string, variables: object][] = written([
  ["an interface", "{ media { id title __typename } }"],
  ["an interface over two subgraphs", "{ media { id title waiting } }"],
  [
    "fragments on an interface",
    "{ media { ... on Book { pages shelf } ... on Film { minutes } ...T } } fragment T on Media { title }",
  ],
  [
    "a union",
    `{ search(text: "b1") { __typename ... on Media { title } ... on Book { pages } ... on Author { name } } }`,
  ],
  ["a union's entities", `{ search(text: "b4") { ... on Book { fine waiting } ... on Film { deposit } } }`],
  ["what another subgraph's field is needed for", `{ medium(id: "b5") { id ... on Book { fine } } }`],
  [
    "the same under aliases",
    `{ a: medium(id: "b5") { ... on Book { cost: fine } } b: medium(id: "f5") { ... on Film { d: deposit } } }`,
  ],
  ["what is provided on the way", "{ loans { id of { title } } }"],
  ["what is provided, and more", "{ loans { of { id title pages fine waiting } by { name } } }"],
  [
    "an interface of entities, seen from the other side",
    "{ latest { item { id title waiting ... on Book { fine author { name books { title waiting } } } } } }",
  ],
  ["a list with holes", "{ overdue(days: 3) { id of { pages } } }"],
  ["a default argument", "{ overdue { id } }"],
  [
    "variables and conditions",
    "query ($id: ID!, $yes: Boolean!) { medium(id: $id) { id title @include(if: $yes) waiting @skip(if: $yes) } }",
    { id: "b6", yes: true },
  ],
  ["nothing", `{ medium(id: "nothing") { id waiting } }`],
  ["a mutation", `mutation { retitle(id: "b1", title: "New") { title pages waiting fine } }`],
  [
    "mutations of both sides, in turn",
    `mutation { one: retitle(id: "b1", title: "New") { title } two: lend(book: "b2") { id of { title fine } } three: withdraw(id: "f1") { ... on Film { deposit } } }`,
  ],
  ["names of types", "{ __typename loans { __typename of { __typename } } }"],
  ["the schema", `{ __type(name: "Media") { kind fields { name } possibleTypes { name } } }`],
]);

/** What fails is told in other words than @apollo/gateway's, and at the same places. */
const FAILING: [what: string, document: string, variables: object][] = written([
  ["a null where none may be", `{ medium(id: "b8") { id ... on Book { pages } } }`],
  ["a value that its enum does not have", `{ medium(id: "b7") { id ... on Book { shelf } } }`],
  ["a field that throws", "{ broken { title } loans { id } }"],
]);

type Row = [what: string, document: string, variables?: object];

/** A row that lacked its variables would be given a callback in their place. */
function written(rows: Row[]): [string, string, object][] {
  return rows.map(([what, document, variables = {}]) => [what, document, variables]);
}

let library: AsyncDisposable & { ours: Rehearsal; stock: Awaited<ReturnType<typeof openStock>> };
beforeAll(async () => {
  library = await openTogether(async (open) => {
    const urls = { catalogue: (await open(openLibrary("catalogue"))).url, desk: (await open(openLibrary("desk"))).url };
    const { path, sdl } = await open(writeSupergraph(contracts, urls));
    const ours = await open(openRehearsal({ SUPERGRAPH_PATH: path, AUTH: "off", LIMITS: "off", INTROSPECTION: "1" }));
    return { ours, stock: await open(openStock(sdl, (name) => librarySchema(name as "desk"))) };
  });
});
afterAll(() => library?.[Symbol.asyncDispose]());

describe("without tokens and limits, as @apollo/gateway does,", () => {
  it.each(DOCUMENTS)("the gateway answers %s", async (_, document, variables) => {
    const stock = await library.stock.ask(document, variables);
    expect(stock.errors).toBeUndefined();
    // In the words of errors and extensions the two differ.
    const { data, errors } = await library.ours.ask(document, variables);
    expect({ data, errors }).toEqual({ data: stock.data, errors: [] });
  });

  it.each(FAILING)("the gateway answers %s", async (_, document, variables) => {
    const stock = await library.stock.ask(document, variables);
    const { data, errors } = await library.ours.ask(document, variables);
    expect(data).toEqual(stock.data);
    const told = [...(stock.errors ?? []), ...(stock.extensions?.valueCompletion ?? [])] as { path?: unknown }[];
    const places = (list: readonly { path?: unknown }[]) => new Set(list.map(({ path }) => JSON.stringify(path)));
    expect(errors.length).toBeGreaterThan(0);
    expect(places(errors)).toEqual(places(told));
  });
});
