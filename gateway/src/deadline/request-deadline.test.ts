import { ANONYMOUS } from "@aiwork/runtime/identity/caller";
import { OperationTypeNode } from "graphql";
import { patienceFor } from "./patience";
import { RequestDeadline } from "./request-deadline";

const { QUERY, MUTATION } = OperationTypeNode;
const reporting = { ...ANONYMOUS, role: "reporting" } as const;

it("a client is waited with for 3 s, for a mutation 5 s, for a report 10 s", () => {
  expect(patienceFor(QUERY, ANONYMOUS)).toEqual({ client: 3_000, subgraph: 1_500 });
  expect(patienceFor(MUTATION, ANONYMOUS)).toEqual({ client: 5_000, subgraph: 1_500 });
  expect(patienceFor(QUERY, reporting)).toEqual({ client: 10_000, subgraph: 9_000 });
});

describe("a request's deadline", () => {
  const within = (client: number, subgraph: number, departed = new AbortController().signal) =>
    Object.assign(new RequestDeadline(departed), { patience: { client, subgraph } });

  it("leaves a subgraph its own time, and no more than the client has", () => {
    expect(within(3_000, 1_500).leftForSubgraph).toBe(1_500);
    const short = within(1_000, 1_500).leftForSubgraph;
    expect(short).toBeGreaterThan(500);
    expect(short).toBeLessThanOrEqual(1_000);
  });

  it("leaves a subgraph nothing when it is over, or the client has left", () => {
    expect(within(0, 1_500).leftForSubgraph).toBe(0);
    expect(within(3_000, 1_500, AbortSignal.abort()).leftForSubgraph).toBe(0);
  });
});
