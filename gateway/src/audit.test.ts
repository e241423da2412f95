import { type AuditResult, serverAudits } from "graphql-http";
import { openHalf } from "./rehearsal/halves";
import { openRehearsal } from "./rehearsal/open-rehearsal";

/** CSRF prevention answers a plain GET by 400: what the specification leaves open. */
const PRICE_OF_CSRF_PREVENTION = ["5A70", "D6D5", "6A70"];

it("the gateway speaks GraphQL over HTTP without an error or a warning", async () => {
  await using city = await openHalf("city");
  await using national = await openHalf("national");
  const SUBGRAPH_URLS = JSON.stringify({ city: city.url, national: national.url });
  // An audit asks for the schema.
  await using counter = await openRehearsal({ SUBGRAPH_URLS, INTROSPECTION: "1" });
  const results: AuditResult[] = [];
  /** An answer that nobody reads would keep its connection. */
  const fetchWhole: typeof fetch = async (...asked) => {
    const response = await fetch(...asked);
    const { status, headers } = response;
    return new Response(await response.arrayBuffer(), { status, headers });
  };
  for (const audit of serverAudits({ url: counter.url, fetchFn: fetchWhole })) results.push(await audit.fn());
  const told = results.filter(({ status }) => status !== "ok").map(({ id, status }) => `${status} ${id}`);
  expect(told.filter((line) => !PRICE_OF_CSRF_PREVENTION.some((id) => line === `notice ${id}`))).toEqual([]);
  expect(results.length).toBeGreaterThan(40);
});
