import { EventEmitter, once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { cutConnection, startFaultySubgraph, startUnreachableSubgraph } from "@aiwork/kit/gateway/faulty-subgraph";
import {
  HALF_SELECTION,
  type PartySubgraphName,
  SEEKER_ID,
  SEEKER_VIEW,
  seekerHalf,
  startSeekerHalf,
} from "@aiwork/kit/gateway/party-subgraph";
import { expectNoInternals, startGateway } from "@aiwork/kit/gateway/start-gateway";

const DATED = `query V($id: ID!, $from: Date) {
  seeker(id: $id) { id city { timeline(from: $from) { title } } national ${HALF_SELECTION} } }`;

describe("the view of a job seeker", () => {
  it("holds both halves when both parties answer", async () => {
    await using city = await startSeekerHalf("city");
    await using national = await startSeekerHalf("national");
    await using gateway = await startGateway(city, national);
    const { text } = await gateway.ask(SEEKER_VIEW, { id: SEEKER_ID });
    const seeker = { id: SEEKER_ID, city: seekerHalf("city"), national: seekerHalf("national") };
    expect(JSON.parse(text)).toEqual({ data: { seeker } });
  });

  it("calls both parties once each, at the same time", async () => {
    const arrivals = new EventEmitter();
    const here = { city: once(arrivals, "city"), national: once(arrivals, "national") };
    const meet = (party: PartySubgraphName, other: PartySubgraphName) => async () => {
      arrivals.emit(party);
      await here[other];
      return seekerHalf(party);
    };
    await using city = await startSeekerHalf("city", meet("city", "national"));
    await using national = await startSeekerHalf("national", meet("national", "city"));
    await using gateway = await startGateway(city, national);
    const { errors } = await gateway.ask(SEEKER_VIEW, { id: SEEKER_ID });
    expect(errors).toEqual([]);
    expect([city.callCount, national.callCount]).toEqual([1, 1]);
  });

  it("holds the selected fields when variables decide them", async () => {
    await using city = await startSeekerHalf("city");
    await using national = await startSeekerHalf("national");
    await using gateway = await startGateway(city, national);
    const query = `query V($id: ID!, $yes: Boolean = true, $no: Boolean!) { seeker(id: $id) {
      id @skip(if: $yes) city @include(if: $no) ${HALF_SELECTION} national { ... @skip(if: $no) { withheld { reason } } nextAction @skip(if: $yes) { text } } } }`;
    const { data, errors } = await gateway.ask(query, { id: SEEKER_ID, no: false });
    expect(data).toEqual({ seeker: { national: { withheld: [{ reason: "NO_CONSENT" }] } } });
    expect(errors).toEqual([]);
  });

  it("has null halves and no error when neither party knows the seeker", async () => {
    await using city = await startSeekerHalf("city", () => null);
    await using national = await startSeekerHalf("national", () => null);
    await using gateway = await startGateway(city, national);
    const { data, errors } = await gateway.ask(SEEKER_VIEW, { id: SEEKER_ID });
    expect(data).toEqual({ seeker: { id: SEEKER_ID, city: null, national: null } });
    expect(errors).toEqual([]);
  });

  it("has an error for each half when both parties are down", async () => {
    await using city = await startUnreachableSubgraph();
    await using national = await startUnreachableSubgraph();
    await using gateway = await startGateway(city, national);
    const { data, errors, text } = await gateway.ask(SEEKER_VIEW, { id: SEEKER_ID });
    expect(data).toEqual({ seeker: { id: SEEKER_ID, city: null, national: null } });
    const paths = errors.map(({ path, extensions }) => [path, extensions?.subgraph]);
    expect(paths).toEqual(
      expect.arrayContaining([
        [["seeker", "city"], "city"],
        [["seeker", "national"], "national"],
      ]),
    );
    expect(errors).toHaveLength(2);
    expectNoInternals(text, city.url, national.url);
  });

  it("shows an INTERNAL error without details when a half throws", async () => {
    await using city = await startSeekerHalf("city", () => {
      throw new Error("select * from seeker at 10.1.2.3:5432");
    });
    await using national = await startSeekerHalf("national");
    await using gateway = await startGateway(city, national);
    const { data, errors, text } = await gateway.ask(SEEKER_VIEW, { id: SEEKER_ID });
    expect(data).toEqual({ seeker: { id: SEEKER_ID, city: null, national: seekerHalf("national") } });
    expect(errors).toMatchObject([{ path: ["seeker", "city"], extensions: { code: "INTERNAL" } }]);
    expect(errors[0]?.message).toMatch(/^An internal error occurred: try again/);
    expectNoInternals(text, city.url);
  });

  it("has an error, not only a null, when a half violates its schema", async () => {
    await using city = await startSeekerHalf("city");
    await using national = await startSeekerHalf("national", () => ({ ...seekerHalf("national"), withheld: null }));
    await using gateway = await startGateway(city, national);
    const { data, errors } = await gateway.ask(SEEKER_VIEW, { id: SEEKER_ID });
    expect(data).toEqual({ seeker: { id: SEEKER_ID, city: seekerHalf("city"), national: null } });
    expect(errors).toMatchObject([{ path: ["seeker", "national", "withheld"], extensions: { code: "INTERNAL" } }]);
  });
});

describe("a subgraph", () => {
  it("receives the gateway's trace and the language and none of the client's other headers", async () => {
    const seen: IncomingHttpHeaders[] = [];
    await using city = await startFaultySubgraph((response) => {
      seen.push(response.req.headers);
      cutConnection(response);
    });
    await using national = await startSeekerHalf("national");
    await using gateway = await startGateway(city, national);
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    await gateway.ask(
      SEEKER_VIEW,
      { id: SEEKER_ID },
      { traceparent, cookie: "a=b", authorization: "Bearer a.b.c", "accept-language": "ja-JP" },
    );
    const { host: _, connection: __, "content-length": ___, ...headers } = seen[0] ?? {};
    expect(headers).toEqual({
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      "accept-language": "ja",
      "aiwork-deadline": expect.stringMatching(/^1[45]\d\d$/),
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    });
    expect(headers.traceparent).not.toContain("4bf92f3577b34da6a3ce929d0e0e4736");
  });

  it.each([
    ["null for a non-null field", { withheld: null, nextAction: null }, ["seeker", "city", "withheld"]],
    [
      "an unknown enum value",
      { withheld: [{ reason: "select 1" }], nextAction: null },
      ["seeker", "city", "withheld", 0, "reason"],
    ],
  ])("is reported as failing when it answers %s without an error", async (_, half, path) => {
    const body = JSON.stringify({ data: { seeker: { id: SEEKER_ID, city: half } } });
    await using city = await startFaultySubgraph((response) => void response.end(body));
    await using national = await startSeekerHalf("national");
    await using gateway = await startGateway(city, national);
    const { data, errors, text } = await gateway.ask(SEEKER_VIEW, { id: SEEKER_ID });
    expect(data).toEqual({ seeker: { id: SEEKER_ID, city: null, national: seekerHalf("national") } });
    expect(errors).toMatchObject([{ path, extensions: { code: "INTERNAL" } }]);
    expectNoInternals(text, city.url);
  });
});

describe("an error in the caller's input", () => {
  it("is returned once with its name and message when both parties report it", async () => {
    await using city = await startSeekerHalf("city");
    await using national = await startSeekerHalf("national");
    await using gateway = await startGateway(city, national);
    const { data, errors } = await gateway.ask(SEEKER_VIEW, { id: "17" });
    expect(data).toEqual({ seeker: null });
    expect(errors).toEqual([
      {
        message: "id is not a UUID: give the id of a record as it is.",
        path: ["seeker"],
        extensions: {
          code: "BAD_USER_INPUT",
          refusal: "MALFORMED_ID",
          inputPath: ["id"],
          traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      },
    ]);
  });

  it("is in the language that the client requested", async () => {
    await using city = await startSeekerHalf("city");
    await using national = await startSeekerHalf("national");
    await using gateway = await startGateway(city, national);
    const { errors } = await gateway.ask(SEEKER_VIEW, { id: "17" }, { "accept-language": "ja,en;q=0.1" });
    expect(errors).toMatchObject([{ message: "id はUUIDではありません。記録の id をそのまま指定してください。" }]);
  });

  it("is returned, once and with its place, and no key is echoed, when it is no day", async () => {
    await using city = await startSeekerHalf("city");
    await using national = await startSeekerHalf("national");
    await using gateway = await startGateway(city, national);
    const { errors, text } = await gateway.ask(DATED, { id: SEEKER_ID, from: "2013-02-30" });
    const extensions = { code: "BAD_USER_INPUT", refusal: "IMPOSSIBLE_DATE", inputPath: ["from"] };
    expect(errors).toMatchObject([{ extensions }]);
    expect([city.callCount, national.callCount]).toEqual([0, 0]);
    expect(errors[0]?.message).toBe("There is no such day; give one such as 2013-10-31 or H25.10.31.");
    expectNoInternals(text, city.url, national.url);
  });

  it("is returned without calling a subgraph when the gateway finds it", async () => {
    await using city = await startSeekerHalf("city");
    await using national = await startSeekerHalf("national");
    await using gateway = await startGateway(city, national);
    const { errors } = await gateway.ask(SEEKER_VIEW, { id: { sql: "select 1" } });
    const message = "The value of id does not fit its type: give one that does.";
    expect(errors).toMatchObject([{ message, extensions: { refusal: "INPUT_TYPE", inputPath: ["id"] } }]);
    expect([city.callCount, national.callCount]).toEqual([0, 0]);
  });
});
