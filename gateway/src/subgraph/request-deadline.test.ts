import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { OperationTypeNode } from "graphql";
import { RequestDeadline, timeoutsFor } from "./request-deadline";

const { QUERY, MUTATION } = OperationTypeNode;
const reporting = { ...ANONYMOUS, role: "reporting" } as const;

it("allows a query 3 s, a mutation 5 s and a report 10 s", () => {
  expect(timeoutsFor(QUERY, ANONYMOUS)).toEqual({ client: 3_000, subgraph: 1_500 });
  expect(timeoutsFor(MUTATION, ANONYMOUS)).toEqual({ client: 5_000, subgraph: 1_500 });
  expect(timeoutsFor(QUERY, reporting)).toEqual({ client: 10_000, subgraph: 9_000 });
});

describe("a request's deadline", () => {
  const within = (client: number, subgraph: number, clientClosed = new AbortController().signal) =>
    Object.assign(new RequestDeadline(clientClosed), { timeouts: { client, subgraph } });

  it("gives a subgraph its own timeout, but never more than the client has left", () => {
    expect(within(3_000, 1_500).msLeftForSubgraph).toBe(1_500);
    const short = within(1_000, 1_500).msLeftForSubgraph;
    expect(short).toBeGreaterThan(500);
    expect(short).toBeLessThanOrEqual(1_000);
  });

  it("gives a subgraph no time when the deadline has passed or the client has closed", () => {
    expect(within(0, 1_500).msLeftForSubgraph).toBe(0);
    expect(within(3_000, 1_500, AbortSignal.abort()).msLeftForSubgraph).toBe(0);
  });
});
