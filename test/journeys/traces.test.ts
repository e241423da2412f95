import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { CANARY, expectNoLeaks } from "@aiwork/kit/canary/canary";
import { arrangeCityPerson } from "@aiwork/kit/records/arrange-city-person";
import { arrangeJointDocuments } from "@aiwork/kit/records/arrange-joint-documents";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { type CollectedSpan, startSpanCollector } from "./start-collector";

const COUNSELOR = { role: "city.counselor" };
const VIEW = `query ViewOfSeeker($id: ID!) { seeker(id: $id) {
  city { profile { name nameKana phone } } national { withheld { reason } } } }`;
const OURS = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN_OF_CLIENT = "00f067aa0ba902b7";

const cleanup = new Cleanup();
const person = randomUUID();
let system: TestSystem;
let collector: Awaited<ReturnType<typeof startSpanCollector>>;
beforeAll(async () => {
  collector = await startSpanCollector();
  cleanup.defer(collector.close);
  const sending = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: "100" };
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31", ...sending });
  cleanup.defer(() => system[Symbol.asyncDispose]());
  const { city, national } = system.databases;
  const { program } = await arrangeJointDocuments(city, national);
  await arrangeCityPerson(city, person, String(program));
});
afterAll(() => cleanup[Symbol.asyncDispose]());

const askFor = (id: string, traceId = OURS) =>
  system.askAs(COUNSELOR, VIEW, { id }, { traceparent: `00-${traceId}-${SPAN_OF_CLIENT}-01` });
const attributeOf = ({ attributes }: CollectedSpan, wanted: string) => {
  const value = attributes.find(({ key }) => key === wanted)?.value;
  return value?.stringValue ?? Number(value?.intValue);
};

describe("the trace of a view", () => {
  it("goes from the gateway to both parties, with each call under its caller, and is linked to the client's", async () => {
    const { errors } = await askFor(person);
    expect(errors).toEqual([]);
    const spans = await collector.spansOf(OURS, 5);
    const [request, ...others] = spans.filter(({ parentSpanId }) => !parentSpanId);
    expect([request?.service, others]).toEqual(["aiwork-gateway", []]);
    expect(request?.links).toMatchObject([{ traceId: OURS, spanId: SPAN_OF_CLIENT }]);
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([request?.traceId]));
    expect(request?.traceId).not.toBe(OURS);
    for (const party of ["city", "national"]) {
      const call = spans.find(({ name }) => name === party);
      const answered = spans.find(({ service }) => service === `aiwork-${party}`);
      expect([call?.service, call?.parentSpanId]).toEqual(["aiwork-gateway", request?.spanId]);
      expect(answered?.parentSpanId).toBe(call?.spanId);
    }
    for (const span of spans) expect(attributeOf(span, "http.response.status_code")).toBe(200);
  });

  it("is the access record's, whatever trace id the client sent", async () => {
    const client = "c".repeat(32);
    await askFor(person, client);
    const [span] = await collector.spansOf(client, 5);
    const kept = await system.databases.city.dataSource.query(
      "select array_agg(trace_id) as ids from access_record where trace_id in ($1, $2)",
      [client, span?.traceId],
    );
    expect(kept).toEqual([{ ids: [span?.traceId] }]);
  });

  it("has the outcome, but nothing about the person, the caller or the client's operation name", async () => {
    const { text } = await askFor(person);
    for (const value of [CANARY.name, CANARY.nameKana]) expect(text).toContain(value);
    const sent = JSON.stringify(await collector.spansOf(OURS, 10));
    expect(sent).toContain("graphql.operation.type");
    for (const word of [person, "ViewOfSeeker", "counselor", "窓口"]) expect(sent).not.toContain(word);
    expectNoLeaks();
  });

  it("has the code of a refusal", async () => {
    const traceId = "a".repeat(32);
    await askFor("x", traceId);
    const spans = await collector.spansOf(traceId, 1);
    expect(spans.map((span) => attributeOf(span, "aiwork.code"))).toContain("BAD_USER_INPUT");
  });

  it("is visible at the statement that PostgreSQL runs", async () => {
    const { dataSource } = system.databases.city;
    const traceId = "b".repeat(32);
    await dataSource.transaction(async (db) => {
      await db.query("lock table city_file in access exclusive mode");
      const answer = askFor(person, traceId);
      const busyWith = await traceOfStatement();
      await answer;
      expect((await collector.spansOf(traceId, 5)).map((span) => span.traceId)).toContain(busyWith);
    });
  });
});

/** The trace id that a database session shows, which everybody who can connect may see. */
async function traceOfStatement(): Promise<string | undefined> {
  const { dataSource } = system.databases.city;
  for (let tries = 0; tries < 100; tries++) {
    const [found] = await dataSource.query(
      "select right(application_name, 32) as trace from pg_stat_activity where application_name ~ '^city-staff [0-9a-f]{32}$'",
    );
    if (found) return found.trace;
    await wait(20);
  }
  return undefined;
}

it("an unreachable collector delays no request", async () => {
  collector.close();
  const { errors, data } = await askFor(person);
  expect([errors, data.seeker.city.profile.name]).toEqual([[], CANARY.name]);
});
