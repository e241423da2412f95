import { OperationTypeNode } from "graphql";
import type { Exchange } from "./exchange";
import { mayRetry, RetryBudget } from "./retry";

const failed = (reason: string): Exchange => ({ kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason });
const answered = (status: number): Exchange => ({ kind: "answered", status, text: "" });

describe("a call that failed", () => {
  it.each([failed("ECONNRESET"), failed("ECONNREFUSED"), failed("UND_ERR_SOCKET"), answered(503)])(
    "is retried when the connection broke: %j",
    (exchanged) => expect(mayRetry(OperationTypeNode.QUERY, exchanged, 1_000)).toBe(true),
  );

  it.each([
    failed("TIMEOUT"),
    failed("BREAKER_OPEN"),
    failed("CLIENT_CLOSED"),
    answered(500),
    answered(401),
    answered(200),
  ])("is not retried when it ended with: %j", (exchanged) =>
    expect(mayRetry(OperationTypeNode.QUERY, exchanged, 1_000)).toBe(false),
  );

  it("is not retried when less than a second is left or when it is a mutation", () => {
    expect(mayRetry(OperationTypeNode.QUERY, failed("ECONNRESET"), 999)).toBe(false);
    expect(mayRetry(OperationTypeNode.MUTATION, failed("ECONNRESET"), 3_000)).toBe(false);
  });
});

describe("a budget of retries", () => {
  const earn = (budget: RetryBudget, calls: number) => Array.from({ length: calls }, () => budget.earn());
  const spend = (budget: RetryBudget) => Array.from({ length: 100 }, () => budget.spend()).filter(Boolean).length;

  it("allows one retry for every ten calls", () => {
    const budget = new RetryBudget();
    expect(spend(budget)).toBe(0);
    earn(budget, 9);
    expect(spend(budget)).toBe(0);
    earn(budget, 1);
    expect(spend(budget)).toBe(1);
    earn(budget, 55);
    expect(spend(budget)).toBe(5);
  });

  it("saves at most ten retries when nothing fails", () => {
    const budget = new RetryBudget();
    earn(budget, 10_000);
    expect(spend(budget)).toBe(10);
  });
});
