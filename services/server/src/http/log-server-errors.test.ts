import { GraphQLError, GraphQLList, GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { platformError } from "../errors/platform.errors";
import { createLog } from "../telemetry/log";
import { readRequestContext } from "./request-context";
import { startApolloServer } from "./start-apollo-server";

const failWith = (error: () => Error) => ({
  type: GraphQLString,
  resolve: () => {
    throw error();
  },
});
const Row = new GraphQLObjectType({
  name: "Row",
  fields: {
    away: failWith(() => platformError("DATABASE_AWAY")),
    broken: failWith(() => new Error("select secret")),
    refused: failWith(() => new GraphQLError("no", { extensions: { code: "FORBIDDEN" } })),
  },
});
const rows = { type: new GraphQLList(Row), resolve: () => Array.from({ length: 500 }, () => ({})) };
const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: "Query", fields: { rows } }) });

/** The lines that are logged of one request. */
async function linesOf(query: string): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  const log = createLog("test", "info", { write: (line: string) => void lines.push(JSON.parse(line)) });
  const server = await startApolloServer({ schema }, log);
  await server.executeOperation({ query }, { contextValue: readRequestContext({}) });
  await server.stop();
  return lines;
}

describe("a request in which many fields fail", () => {
  it("is one line of the log, with their number, when the database is away", async () => {
    const refusal = "DATABASE_AWAY";
    expect(await linesOf("{ rows { away } }")).toMatchObject([{ msg: "database unavailable", refusal, count: 500 }]);
  });

  it("is one line of the log, of what nobody expected, when there is that too", async () => {
    expect(await linesOf("{ rows { away broken } }")).toMatchObject([
      { msg: "unexpected error", err: { type: "Error" }, count: 1_000 },
    ]);
  });

  it("is no line when the caller was refused", async () => {
    expect(await linesOf("{ rows { refused } }")).toEqual([]);
  });
});
