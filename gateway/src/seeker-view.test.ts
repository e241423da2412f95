import { EventEmitter, once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { expectNothingInternal } from "./rehearsal/expect-nothing-internal";
import { cut } from "./rehearsal/faults";
import { HALF, halfOf, ID, openHalf, type PartyName, VIEW } from "./rehearsal/halves";
import { openFaulty, openNothing } from "./rehearsal/open-faulty";
import { openCounter } from "./rehearsal/open-rehearsal";

const DATED = `query V($id: ID!, $from: Date) {
  seeker(id: $id) { id city { timeline(from: $from) { title } } national ${HALF} } }`;

describe("the view of a job seeker", () => {
  it("is one view of two halves", async () => {
    await using city = await openHalf("city");
    await using national = await openHalf("national");
    await using counter = await openCounter(city, national);
    const { text } = await counter.ask(VIEW, { id: ID });
    const seeker = { id: ID, city: halfOf("city"), national: halfOf("national") };
    expect(JSON.parse(text)).toEqual({ data: { seeker } });
  });

  it("asks both sides once each, at the same time", async () => {
    const arrivals = new EventEmitter();
    const here = { city: once(arrivals, "city"), national: once(arrivals, "national") };
    const meet = (party: PartyName, other: PartyName) => async () => {
      arrivals.emit(party);
      await here[other];
      return halfOf(party);
    };
    await using city = await openHalf("city", meet("city", "national"));
    await using national = await openHalf("national", meet("national", "city"));
    await using counter = await openCounter(city, national);
    const { errors } = await counter.ask(VIEW, { id: ID });
    expect(errors).toEqual([]);
    expect([city.asked, national.asked]).toEqual([1, 1]);
  });

  it("holds what is asked for, where a variable decides", async () => {
    await using city = await openHalf("city");
    await using national = await openHalf("national");
    await using counter = await openCounter(city, national);
    const query = `query V($id: ID!, $yes: Boolean = true, $no: Boolean!) { seeker(id: $id) {
      id @skip(if: $yes) city @include(if: $no) ${HALF} national { ... @skip(if: $no) { withheld { reason } } nextAction @skip(if: $yes) { text } } } }`;
    const { data, errors } = await counter.ask(query, { id: ID, no: false });
    expect(data).toEqual({ seeker: { national: { withheld: [{ reason: "NO_CONSENT" }] } } });
    expect(errors).toEqual([]);
  });

  it("is of empty halves and without an error where neither side knows the person", async () => {
    await using city = await openHalf("city", () => null);
    await using national = await openHalf("national", () => null);
    await using counter = await openCounter(city, national);
    const { data, errors } = await counter.ask(VIEW, { id: ID });
    expect(data).toEqual({ seeker: { id: ID, city: null, national: null } });
    expect(errors).toEqual([]);
  });

  it("has an error for each half when both sides are down", async () => {
    await using city = await openNothing();
    await using national = await openNothing();
    await using counter = await openCounter(city, national);
    const { data, errors, text } = await counter.ask(VIEW, { id: ID });
    expect(data).toEqual({ seeker: { id: ID, city: null, national: null } });
    const places = errors.map(({ path, extensions }) => [path, extensions?.subgraph]);
    expect(places).toEqual(
      expect.arrayContaining([
        [["seeker", "city"], "city"],
        [["seeker", "national"], "national"],
      ]),
    );
    expect(errors).toHaveLength(2);
    expectNothingInternal(text, city.url, national.url);
  });

  it("shows that a half failed within, and nothing of how", async () => {
    await using city = await openHalf("city", () => {
      throw new Error("select * from seeker at 10.1.2.3:5432");
    });
    await using national = await openHalf("national");
    await using counter = await openCounter(city, national);
    const { data, errors, text } = await counter.ask(VIEW, { id: ID });
    expect(data).toEqual({ seeker: { id: ID, city: null, national: halfOf("national") } });
    expect(errors).toMatchObject([{ path: ["seeker", "city"], extensions: { code: "INTERNAL" } }]);
    expect(errors[0]?.message).toBe("An internal error occurred.");
    expectNothingInternal(text, city.url);
  });

  it("has an error where a half breaks its own promise, not a null as if there were nothing", async () => {
    await using city = await openHalf("city");
    await using national = await openHalf("national", () => ({ ...halfOf("national"), withheld: null }));
    await using counter = await openCounter(city, national);
    const { data, errors } = await counter.ask(VIEW, { id: ID });
    expect(data).toEqual({ seeker: { id: ID, city: halfOf("city"), national: null } });
    expect(errors).toMatchObject([{ path: ["seeker", "national", "withheld"], extensions: { code: "INTERNAL" } }]);
  });
});

describe("a subgraph", () => {
  it("is told of the trace, the language and nothing of the client", async () => {
    const seen: IncomingHttpHeaders[] = [];
    await using city = await openFaulty((response) => {
      seen.push(response.req.headers);
      cut(response);
    });
    await using national = await openHalf("national");
    await using counter = await openCounter(city, national);
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    await counter.ask(
      VIEW,
      { id: ID },
      { traceparent, cookie: "a=b", authorization: "Bearer a.b.c", "accept-language": "ja-JP" },
    );
    const { host: _, connection: __, "content-length": ___, ...told } = seen[0] ?? {};
    expect(told).toEqual({
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      "accept-language": "ja",
      "aiwork-deadline": expect.stringMatching(/^1[45]\d\d$/),
      traceparent: expect.stringMatching(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/),
    });
    expect(told.traceparent).not.toBe(traceparent);
  });

  it.each([
    ["null where it promised something", { withheld: null, nextAction: null }, ["seeker", "city", "withheld"]],
    [
      "a word that is none of the agreement's",
      { withheld: [{ reason: "select 1" }], nextAction: null },
      ["seeker", "city", "withheld", 0, "reason"],
    ],
  ])("that answers %s without an error is not believed to hold nothing", async (_, half, path) => {
    const body = JSON.stringify({ data: { seeker: { id: ID, city: half } } });
    await using city = await openFaulty((response) => void response.end(body));
    await using national = await openHalf("national");
    await using counter = await openCounter(city, national);
    const { data, errors, text } = await counter.ask(VIEW, { id: ID });
    expect(data).toEqual({ seeker: { id: ID, city: null, national: halfOf("national") } });
    expect(errors).toMatchObject([{ path, extensions: { code: "INTERNAL" } }]);
    expectNothingInternal(text, city.url);
  });
});

describe("a fault of the caller", () => {
  it("that both sides find is told once, by its name and in its words", async () => {
    await using city = await openHalf("city");
    await using national = await openHalf("national");
    await using counter = await openCounter(city, national);
    const { data, errors } = await counter.ask(VIEW, { id: "17" });
    expect(data).toEqual({ seeker: null });
    expect(errors).toEqual([
      {
        message: "id is not a UUID.",
        path: ["seeker"],
        extensions: {
          code: "BAD_USER_INPUT",
          refusal: "MALFORMED_ID",
          traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      },
    ]);
  });

  it("is told in the language that the subgraph was asked in", async () => {
    await using city = await openHalf("city");
    await using national = await openHalf("national");
    await using counter = await openCounter(city, national);
    const { errors } = await counter.ask(VIEW, { id: "17" }, { "accept-language": "ja,en;q=0.1" });
    expect(errors).toMatchObject([{ message: "id はUUIDではありません。" }]);
  });

  it("that a subgraph refuses before it begins is told, and no key is made of it", async () => {
    await using city = await openHalf("city");
    await using national = await openHalf("national");
    await using counter = await openCounter(city, national);
    const { errors, text } = await counter.ask(DATED, { id: ID, from: "2013-02-30" });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "IMPOSSIBLE_DATE" } }]);
    expect(errors[0]?.message).toBe("There is no such day; give one such as 2013-10-31.");
    expectNothingInternal(text, city.url, national.url);
  });

  it("that the gateway finds itself is told without asking anyone", async () => {
    await using city = await openHalf("city");
    await using national = await openHalf("national");
    await using counter = await openCounter(city, national);
    const { errors } = await counter.ask(VIEW, { id: { sql: "select 1" } });
    expect(errors).toMatchObject([{ message: "The value of $id does not fit its type." }]);
    expect([city.asked, national.asked]).toEqual([0, 0]);
  });
});
