import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { startTestSubgraph, type TestSubgraph } from "./party-subgraph";
import { writeTestSupergraph } from "./write-supergraph";

const FOREIGN_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])`;

/** Two subgraphs that have nothing to do with job seekers. */
export const foreignContracts = {
  accounts: `${FOREIGN_LINK}
    type Query {
      user(id: ID!): User @shareable
      stock(sku: String!, site: Int! = 3): Stock @shareable
      account(id: ID!): User
    }
    type Mutation { rename(id: ID!, name: String!): User }
    type User @key(fields: "id") { id: ID! name: String! }
    type Stock @key(fields: "sku site") { sku: String! site: Int! amount: Int }`,
  reviews: `${FOREIGN_LINK}
    type Query {
      user(id: ID!): User @shareable
      stock(sku: String!, site: Int! = 3): Stock @shareable
      reviews: [Review!]
      review(by: ID!): Review
    }
    type Review { text: String author: User }
    type User @key(fields: "id") { id: ID! reviews: [Review!] }
    type Stock @key(fields: "sku site") { sku: String! site: Int! rating: Float }`,
};

const byKey = { __resolveReference: (key: object) => key };

const resolvers = {
  accounts: {
    Query: {
      user: (_: unknown, key: object) => key,
      account: (_: unknown, key: object) => key,
      stock: (_: unknown, key: object) => ({ ...key, amount: 7 }),
    },
    Mutation: { rename: (_: unknown, user: object) => user },
    /** The id "gone" does not exist. */
    User: {
      __resolveReference: (key: { id: string }) => (key.id === "gone" ? null : key),
      name: ({ id, name }: { id: string; name?: string }) => name ?? `user ${id}`,
    },
    Stock: byKey,
  },
  reviews: {
    Query: {
      user: (_: unknown, key: object) => key,
      stock: (_: unknown, key: object) => ({ ...key, rating: 4.5 }),
      review: (_: unknown, { by }: { by: string }) => ({ text: `review of ${by}`, author: { id: by } }),
      reviews: () => [1, 2].map((id) => ({ text: `review ${id}`, author: { id } })),
    },
    User: { ...byKey, reviews: ({ id }: { id: string }) => [{ text: `by ${id}`, author: { id } }] },
    Stock: byKey,
  },
};

export function startForeignSubgraph(name: keyof typeof foreignContracts): Promise<TestSubgraph> {
  return startTestSubgraph(
    buildSubgraphSchema([{ typeDefs: parse(foreignContracts[name]), resolvers: resolvers[name] as never }]),
  );
}

/** Writes their supergraph to a temporary file. */
export function writeForeignSupergraph(urls: Record<keyof typeof foreignContracts, string>) {
  return writeTestSupergraph(foreignContracts, urls);
}
