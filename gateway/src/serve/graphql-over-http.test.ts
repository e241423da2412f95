import { startSeekerHalf } from "@aiwork/kit/gateway/party-subgraph";
import { startGatewayWith } from "@aiwork/kit/gateway/start-gateway";
import { type AuditResult, serverAudits } from "graphql-http";

/** CSRF prevention answers a plain GET with 400, which the specification leaves open. */
const CSRF_PREVENTION_NOTICES = ["5A70", "D6D5", "6A70"];

it("passes every GraphQL over HTTP audit without an error or a warning", async () => {
  await using city = await startSeekerHalf("city");
  await using national = await startSeekerHalf("national");
  const SUBGRAPH_URLS = JSON.stringify({ city: city.url, national: national.url });
  // The audits query the schema.
  await using gateway = await startGatewayWith({ SUBGRAPH_URLS, INTROSPECTION: "1" });
  const results: AuditResult[] = [];
  /** An unread response would keep its connection open. */
  const fetchWhole: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    const { status, headers } = response;
    return new Response(await response.arrayBuffer(), { status, headers });
  };
  for (const audit of serverAudits({ url: gateway.url, fetchFn: fetchWhole })) results.push(await audit.fn());
  const failures = results.filter(({ status }) => status !== "ok").map(({ id, status }) => `${status} ${id}`);
  expect(failures.filter((line) => !CSRF_PREVENTION_NOTICES.some((id) => line === `notice ${id}`))).toEqual([]);
  expect(results.length).toBeGreaterThan(40);
});
