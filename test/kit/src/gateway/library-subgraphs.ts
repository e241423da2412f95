import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { startTestSubgraph, type TestSubgraph } from "./party-subgraph";

const LIBRARY_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@shareable", "@external", "@requires", "@provides"])`;

/** A library's catalogue and its loans: interfaces, unions, `@requires` and `@provides`. */
export const libraryContracts = {
  catalogue: `${LIBRARY_LINK}
    type Query { media(first: Int): [Media] search(text: String!): [Found!]! medium(id: ID!): Media broken: Book }
    type Mutation { retitle(id: ID!, title: String!): Book withdraw(id: ID!): Found }
    interface Media { id: ID! title: String }
    union Found = Book | Film | Author
    enum Shelf { OPEN CLOSED }
    type Book implements Media @key(fields: "id") { id: ID! title: String @shareable pages: Int! shelf: Shelf author: Author }
    type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }
    type Author @key(fields: "id") { id: ID! name: String! books: [Book!] }`,
  loans: `${LIBRARY_LINK}
    type Query { loans: [Loan!] overdue(days: Int = 7): [Loan] latest: Loan }
    type Mutation { lend(book: ID!): Loan! }
    type Loan { id: ID! of: Book @provides(fields: "title") by: Reader item: Media }
    interface Media { id: ID! waiting: Int }
    type Reader { name: String }
    type Book implements Media @key(fields: "id") {
      id: ID! title: String @external pages: Int! @external waiting: Int fine: Float @requires(fields: "pages") }
    type Film implements Media @key(fields: "id") {
      id: ID! minutes: Int @external waiting: Int deposit: String @requires(fields: "minutes") }`,
};

const book = (id: string) => ({
  __typename: "Book",
  id,
  title: id === "b9" ? null : `Book ${id}`,
  pages: id === "b8" ? null : 100 + Number(id.slice(1)),
  shelf: id === "b7" ? "BURNT" : "OPEN",
  author: { __typename: "Author", id: "a1", name: "Author" },
});
const film = (id: string) => ({ __typename: "Film", id, title: `Film ${id}`, minutes: 90 });
const find = (id: string) => (id === "nothing" ? null : id.startsWith("b") ? book(id) : film(id));

const resolvers = {
  catalogue: {
    Query: {
      media: () => ["b1", "f1", "nothing", "b9"].map(find),
      search: (_: unknown, { text }: { text: string }) => [book(text), film("f2"), book("b1").author],
      medium: (_: unknown, { id }: { id: string }) => find(id),
      broken: () => {
        throw new Error("out of order");
      },
    },
    Mutation: {
      retitle: (_: unknown, { id, title }: { id: string; title: string }) => ({ ...book(id), title }),
      withdraw: (_: unknown, { id }: { id: string }) => find(id),
    },
    Book: { __resolveReference: ({ id }: { id: string }) => find(id) },
    Film: { __resolveReference: ({ id }: { id: string }) => find(id) },
    Author: { books: () => [book("b1"), book("b2")] },
  },
  loans: {
    Query: {
      loans: () => ["b1", "b9", "nothing"].map((id, i) => loan(id, `l${i}`)),
      overdue: (_: unknown, { days }: { days: number }) => [loan("b2", `days-${days}`), null],
      latest: () => loan("b3", "latest"),
    },
    Mutation: { lend: (_: unknown, { book: id }: { book: string }) => loan(id, "new") },
    Book: {
      waiting: ({ id }: { id: string }) => id.length,
      fine: ({ pages }: { pages?: number }) => (pages ?? 0) / 100,
    },
    Film: { waiting: () => 0, deposit: ({ minutes }: { minutes?: number }) => `${minutes} yen` },
  },
};

function loan(id: string, number: string) {
  const item = { __typename: id.startsWith("b") ? "Book" : "Film", id };
  return { id: number, of: { id, title: `Book ${id}` }, by: { name: "Reader" }, item };
}

export function buildLibrarySchema(name: keyof typeof libraryContracts) {
  return buildSubgraphSchema([{ typeDefs: parse(libraryContracts[name]), resolvers: resolvers[name] as never }]);
}

export function startLibrarySubgraph(name: keyof typeof libraryContracts): Promise<TestSubgraph> {
  return startTestSubgraph(buildLibrarySchema(name));
}
