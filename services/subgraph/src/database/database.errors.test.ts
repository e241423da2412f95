import { throwDatabaseError } from "./database.errors";

const codeOf = (error: object) => {
  try {
    throwDatabaseError(error);
  } catch (thrown) {
    return (thrown as { extensions?: { code: string } }).extensions?.code ?? "unforeseen";
  }
  return undefined;
};

describe("an error of the database", () => {
  it.each([
    [{ code: "57014" }, "TIMEOUT"],
    [{ code: "55P03" }, "TIMEOUT"],
    [{ message: "Query read timeout" }, "TIMEOUT"],
    [{ code: "53300" }, "OVERLOADED"],
    [{ code: "40001" }, "OVERLOADED"],
    [{ code: "40P01" }, "OVERLOADED"],
    [{ message: "timeout exceeded when trying to connect" }, "OVERLOADED"],
    [{ code: "57P01" }, "SUBGRAPH_UNAVAILABLE"],
    [{ code: "ECONNREFUSED" }, "SUBGRAPH_UNAVAILABLE"],
    [{ message: "Connection terminated unexpectedly" }, "SUBGRAPH_UNAVAILABLE"],
    [{ code: "42P01", message: "relation" }, "unforeseen"],
    [{ code: "08P01" }, "unforeseen"],
    [{ code: "ERR_INVALID_ARG_TYPE" }, "unforeseen"],
  ])("%j becomes %s", (error, code) => expect(codeOf(error)).toBe(code));
});
