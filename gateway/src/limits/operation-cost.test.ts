import { buildSchema, type OperationDefinitionNode, parse } from "graphql";
import { compileCost } from "./operation-cost";
import { createSizeReader } from "./page-size";

const schema = buildSchema(`
  type Query { orders(first: Int, last: Int): OrderConnection orders2: [Order!]! one: Order days: [String!]! node: Node
    ordersByIds(ids: [ID!]!): [Order]! events(last: Int, kinds: [String!]): [Order!] }
  type OrderConnection { edges: [OrderEdge!]! pageInfo: PageInfo! totalCount: Int }
  type OrderEdge { node: Order! }
  type PageInfo { hasNextPage: Boolean! }
  interface Node { id: ID }
  type Order implements Node { id: ID title: String referrals(first: Int, last: Int): OrderConnection }
`);

function costOf(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const [operation] = document.definitions as [OperationDefinitionNode];
  return compileCost(schema, document, operation)(createSizeReader(operation, variables));
}

describe("the cost of an operation", () => {
  it.each([
    ["a field", "{ __typename }", 1],
    ["an object", "{ one { id title } }", 3],
    ["a list of values", "{ days }", 1],
    ["a list that is not paged: five times", "{ orders2 { id title } }", 1 + 5 * 2],
    ["a page: as often as it is long", "{ orders(first: 10) { totalCount edges { node { id } } } }", 1 + 10 * 4],
    ["a last page", "{ orders(last: 10) { totalCount } }", 11],
    [
      "a page of pages: multiplied",
      "{ orders(first: 100) { edges { node { referrals(first: 100) { edges { node { id } } } } } } }",
      1 + 100 * (2 + 1 + 100 * 3),
    ],
    ["a batch: once for each id", '{ ordersByIds(ids: ["a", "b", "c", "d", "e", "f", "g"]) { id title } }', 1 + 7 * 2],
    ["a batch of one id that is no list", '{ ordersByIds(ids: "a") { id title } }', 1 + 5 * 2],
    ["the last so many of a list", "{ events(last: 40) { id title } }", 1 + 40 * 2],
    ["a list that is not asked for so many: a hundred", '{ events(kinds: ["a"]) { id } }', 1 + 100],
    ["a last page beside a first that is null", "{ orders(first: null, last: 10) { totalCount } }", 11],
    ["an alias each", "{ a: one { id } b: one { id } }", 4],
    ["a fragment spread out", "{ one { ...F } } fragment F on Order { id title }", 3],
    ["an inline fragment", "{ node { ... on Order { title } ... { id } } }", 3],
    ["a size that is no number: a hundred", '{ orders(first: "1") { totalCount } }', 101],
    ["a size that is negative: a hundred", "{ orders(first: -1) { totalCount } }", 101],
    ["a size that is missing: a hundred", "{ orders { totalCount } }", 101],
    ["an unknown operation type", "subscription { a { b } }", 1],
  ])("counts %s", (_, text, cost) => {
    expect(costOf(text)).toBe(cost);
  });

  it("reads a page's size from a variable or its default", () => {
    const text = "query ($first: Int = 7) { orders(first: $first) { totalCount } }";
    expect([costOf(text), costOf(text, { first: 3 })]).toEqual([8, 4]);
  });

  it("reads how many ids a batch has from a variable or its default", () => {
    const text = 'query ($ids: [ID!]! = ["a", "b"]) { ordersByIds(ids: $ids) { id } }';
    const ids = Array.from({ length: 100 }, (_, i) => String(i));
    expect([costOf(text), costOf(text, { ids })]).toEqual([3, 101]);
    expect(costOf("query ($id: ID!) { ordersByIds(ids: [$id, $id]) { id } }", { id: "a" })).toBe(3);
  });
});
