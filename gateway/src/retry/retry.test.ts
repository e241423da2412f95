import { parseFetch } from "../fetch/parse-fetch";
import type { Exchange } from "../subgraph/exchange";
import { mayRetry } from "./may-retry";
import { RetryBudget } from "./retry-budget";

const failed = (reason: string): Exchange => ({ kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason });
const answered = (status: number): Exchange => ({ kind: "answered", status, text: "" });
const query = parseFetch("{ a }");

describe("a call that failed", () => {
  it.each([failed("ECONNRESET"), failed("ECONNREFUSED"), failed("UND_ERR_SOCKET"), answered(503)])(
    "is made again where it broke off: %j",
    (exchanged) => expect(mayRetry(query, exchanged, 1_000)).toBe(true),
  );

  it.each([
    failed("TIMEOUT"),
    failed("BREAKER_OPEN"),
    failed("CLIENT_LEFT"),
    answered(500),
    answered(401),
    answered(200),
  ])("is not made again: %j", (exchanged) => expect(mayRetry(query, exchanged, 1_000)).toBe(false));

  it("is not made again when less than a second is left, nor when it may have done something", () => {
    expect(mayRetry(query, failed("ECONNRESET"), 999)).toBe(false);
    expect(mayRetry(parseFetch("mutation { a }"), failed("ECONNRESET"), 3_000)).toBe(false);
  });
});

describe("a budget of retries", () => {
  const earn = (budget: RetryBudget, calls: number) => Array.from({ length: calls }, () => budget.earn());
  const spend = (budget: RetryBudget) => Array.from({ length: 100 }, () => budget.spend()).filter(Boolean).length;

  it("is a tenth of the traffic", () => {
    const budget = new RetryBudget();
    expect(spend(budget)).toBe(0);
    earn(budget, 9);
    expect(spend(budget)).toBe(0);
    earn(budget, 1);
    expect(spend(budget)).toBe(1);
    earn(budget, 55);
    expect(spend(budget)).toBe(5);
  });

  it("saves no more than ten up", () => {
    const budget = new RetryBudget();
    earn(budget, 10_000);
    expect(spend(budget)).toBe(10);
  });
});
