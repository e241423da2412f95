import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { CANARY, expectSilence } from "@aiwork/runtime/testing/canary";
import { arrangeCityPerson } from "../access/arrange-city-person";
import { arrangePapers } from "../access/arrange-papers";
import { Cleanup } from "../cleanup";
import { type Constellation, startConstellation } from "../constellation";
import { openCollector, type ToldSpan } from "./open-collector";

const COUNSELOR = { role: "city.counselor" };
const VIEW = `query ViewOfSeeker($id: ID!) { seeker(id: $id) {
  city { profile { name nameKana phone } } national { withheld { reason } } } }`;
const OURS = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN_OF_CLIENT = "00f067aa0ba902b7";

const cleanup = new Cleanup();
const person = randomUUID();
let system: Constellation;
let collector: Awaited<ReturnType<typeof openCollector>>;
beforeAll(async () => {
  collector = await openCollector();
  cleanup.defer(collector.close);
  const sending = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: "100" };
  system = await startConstellation("seed", { AIWORK_TODAY: "2013-10-31", ...sending });
  cleanup.defer(() => system[Symbol.asyncDispose]());
  const { city, national } = system.databases;
  const { program } = await arrangePapers(city, national);
  await arrangeCityPerson(city, person, String(program));
});
afterAll(() => cleanup[Symbol.asyncDispose]());

const askFor = (id: string, traceId = OURS) =>
  system.askAs(COUNSELOR, VIEW, { id }, { traceparent: `00-${traceId}-${SPAN_OF_CLIENT}-01` });
const told = ({ attributes }: ToldSpan, wanted: string) => {
  const value = attributes.find(({ key }) => key === wanted)?.value;
  return value?.stringValue ?? Number(value?.intValue);
};

describe("the trace of a view", () => {
  it("goes from the client through the gateway to both parties, each call under the one that made it", async () => {
    const { errors } = await askFor(person);
    expect(errors).toEqual([]);
    const spans = await collector.spansOf(OURS, 5);
    const [asked, ...others] = spans.filter(({ parentSpanId }) => parentSpanId === SPAN_OF_CLIENT);
    expect([asked?.service, others]).toEqual(["aiwork-gateway", []]);
    for (const party of ["city", "national"]) {
      const call = spans.find(({ name }) => name === party);
      const answered = spans.find(({ service }) => service === `aiwork-${party}`);
      expect([call?.service, call?.parentSpanId]).toEqual(["aiwork-gateway", asked?.spanId]);
      expect(answered?.parentSpanId).toBe(call?.spanId);
    }
    for (const span of spans) expect(told(span, "http.response.status_code")).toBe(200);
  });

  it("says what became of it, and nothing of the person, of the caller or of what the client calls it", async () => {
    const { text } = await askFor(person);
    for (const value of [CANARY.name, CANARY.nameKana]) expect(text).toContain(value);
    const sent = JSON.stringify(await collector.spansOf(OURS, 10));
    expect(sent).toContain("graphql.operation.type");
    for (const word of [person, "ViewOfSeeker", "counselor", "窓口"]) expect(sent).not.toContain(word);
    expectSilence();
  });

  it("tells the code of what was refused", async () => {
    const traceId = "a".repeat(32);
    await askFor("x", traceId);
    const spans = await collector.spansOf(traceId, 1);
    expect(spans.map((span) => told(span, "aiwork.code"))).toContain("BAD_USER_INPUT");
  });

  it("stands at the statement that PostgreSQL is busy with", async () => {
    const { dataSource } = system.databases.city;
    const traceId = "b".repeat(32);
    await dataSource.transaction(async (db) => {
      await db.query("lock table city_file in access exclusive mode");
      const answer = askFor(person, traceId);
      expect(await isBusyWith(traceId)).toBe(true);
      await answer;
    });
  });
});

/** Whether a session bears the trace's id, as everybody who may connect can see. */
async function isBusyWith(traceId: string): Promise<boolean> {
  const { dataSource } = system.databases.city;
  for (let tries = 0; tries < 100; tries++) {
    const found = await dataSource.query("select 1 from pg_stat_activity where application_name like '%' || $1", [
      traceId,
    ]);
    if (found.length > 0) return true;
    await wait(20);
  }
  return false;
}

it("a collector that is away keeps nobody waiting", async () => {
  collector.close();
  const { errors, data } = await askFor(person);
  expect([errors, data.seeker.city.profile.name]).toEqual([[], CANARY.name]);
});
