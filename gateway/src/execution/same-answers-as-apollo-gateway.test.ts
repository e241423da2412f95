import { buildLibrarySchema, libraryContracts, startLibrarySubgraph } from "@aiwork/kit/gateway/library-subgraphs";
import { startApolloGateway } from "@aiwork/kit/gateway/start-apollo-gateway";
import { startGatewayWith, type TestGateway } from "@aiwork/kit/gateway/start-gateway";
import { startTogether } from "@aiwork/kit/gateway/start-together";
import { writeTestSupergraph } from "@aiwork/kit/gateway/write-supergraph";

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
    "an interface of entities, from the other subgraph",
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
    "mutations of both subgraphs, in turn",
    `mutation { one: retitle(id: "b1", title: "New") { title } two: lend(book: "b2") { id of { title fine } } three: withdraw(id: "f1") { ... on Film { deposit } } }`,
  ],
  ["names of types", "{ __typename loans { __typename of { __typename } } }"],
  ["the schema", `{ __type(name: "Media") { kind fields { name } possibleTypes { name } } }`],
]);

/** Failures have other messages than @apollo/gateway's, at the same paths. */
const FAILING: [what: string, document: string, variables: object][] = written([
  ["a null where none may be", `{ medium(id: "b8") { id ... on Book { pages } } }`],
  ["a value that its enum does not have", `{ medium(id: "b7") { id ... on Book { shelf } } }`],
  ["a field that throws", "{ broken { title } loans { id } }"],
]);

type Row = [what: string, document: string, variables?: object];

/** Jest would pass a callback in place of missing variables. */
function written(rows: Row[]): [string, string, object][] {
  return rows.map(([what, document, variables = {}]) => [what, document, variables]);
}

let library: AsyncDisposable & { ours: TestGateway; apollo: Awaited<ReturnType<typeof startApolloGateway>> };
beforeAll(async () => {
  library = await startTogether(async (open) => {
    const urls = {
      catalogue: (await open(startLibrarySubgraph("catalogue"))).url,
      loans: (await open(startLibrarySubgraph("loans"))).url,
    };
    const { path, sdl } = await open(writeTestSupergraph(libraryContracts, urls));
    const ours = await open(
      startGatewayWith({ SUPERGRAPH_PATH: path, AUTH: "off", LIMITS: "off", INTROSPECTION: "1" }),
    );
    return { ours, apollo: await open(startApolloGateway(sdl, (name) => buildLibrarySchema(name as "loans"))) };
  });
});
afterAll(() => library?.[Symbol.asyncDispose]());

describe("without tokens and limits, like @apollo/gateway's own,", () => {
  it.each(DOCUMENTS)("the gateway answers %s", async (_, document, variables) => {
    const apollo = await library.apollo.ask(document, variables);
    expect(apollo.errors).toBeUndefined();
    // The messages of errors and the extensions differ.
    const { data, errors } = await library.ours.ask(document, variables);
    expect({ data, errors }).toEqual({ data: apollo.data, errors: [] });
  });

  it.each(FAILING)("the gateway answers %s", async (_, document, variables) => {
    const apollo = await library.apollo.ask(document, variables);
    const { data, errors } = await library.ours.ask(document, variables);
    expect(data).toEqual(apollo.data);
    const expected = [...(apollo.errors ?? []), ...(apollo.extensions?.valueCompletion ?? [])] as { path?: unknown }[];
    const paths = (list: readonly { path?: unknown }[]) => new Set(list.map(({ path }) => JSON.stringify(path)));
    expect(errors.length).toBeGreaterThan(0);
    expect(paths(errors)).toEqual(paths(expected));
  });
});
