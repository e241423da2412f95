import {
  cutConnection,
  type FaultyBehaviour,
  startUnreachableSubgraph,
  subgraphDelays,
  subgraphFaults,
} from "@aiwork/kit/gateway/faulty-subgraph";
import {
  HALF_SELECTION,
  type PartySubgraphName,
  SEEKER_ID,
  SEEKER_VIEW,
  seekerHalf,
  startSeekerHalf,
} from "@aiwork/kit/gateway/party-subgraph";
import {
  expectNoInternals,
  type HalfFaultyGateway,
  startGateway,
  startHalfFaultyGateway,
} from "@aiwork/kit/gateway/start-gateway";

const sides: [down: PartySubgraphName, up: PartySubgraphName][] = [
  ["city", "national"],
  ["national", "city"],
];

const half = { city: `city ${HALF_SELECTION}`, national: `national ${HALF_SELECTION}` };

describe.each(sides)("when the %s subgraph", (down, up) => {
  let halfFaulty: HalfFaultyGateway;
  beforeAll(async () => {
    halfFaulty = await startHalfFaultyGateway(down, up);
  });
  afterAll(() => halfFaulty?.[Symbol.asyncDispose]());

  /** The party answers between its failures, so that its breaker stays closed. */
  beforeEach(async () => {
    halfFaulty.behave = (response) => void response.end(JSON.stringify({ data: { seeker: null } }));
    await halfFaulty.gateway.ask(SEEKER_VIEW, { id: SEEKER_ID });
  });

  async function expectOtherHalf(behave: FaultyBehaviour, code: string): Promise<void> {
    halfFaulty.behave = behave;
    const { status, data, errors, text } = await halfFaulty.gateway.ask(SEEKER_VIEW, { id: SEEKER_ID });
    expect(status).toBe(200);
    expect(data).toEqual({ seeker: { id: SEEKER_ID, [down]: null, [up]: seekerHalf(up) } });
    expect(errors.map(({ path }) => path)).toContainEqual(["seeker", down]);
    expect(new Set(errors.map(({ extensions }) => extensions?.code))).toEqual(new Set([code]));
    if (code !== "INTERNAL") expect(errors[0]?.extensions?.subgraph).toBe(down);
    expectNoInternals(text, halfFaulty.faulty.url, halfFaulty.gateway.url);
  }

  it("cannot be reached, the other half is complete", async () => {
    await using unreachable = await startUnreachableSubgraph();
    await using other = await startSeekerHalf(up);
    await using gateway = await startGateway(
      ...(down === "city" ? ([unreachable, other] as const) : ([other, unreachable] as const)),
    );
    const { data, errors, text } = await gateway.ask(SEEKER_VIEW, { id: SEEKER_ID });
    expect(data).toEqual({ seeker: { id: SEEKER_ID, [down]: null, [up]: seekerHalf(up) } });
    expect(errors).toMatchObject([{ path: ["seeker", down], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }]);
    expectNoInternals(text, unreachable.url, gateway.url);
  });

  it.each(Object.entries(subgraphFaults))("%s, the other half is complete", async (name, behave) => {
    const isReported = /unknown error|with an error/.test(name);
    await expectOtherHalf(behave, isReported ? "INTERNAL" : "SUBGRAPH_UNAVAILABLE");
  });

  it.each(Object.entries(subgraphDelays))("%s, the other half is complete in time", async (_, behave) => {
    const from = performance.now();
    await expectOtherHalf(behave, "TIMEOUT");
    expect(performance.now() - from).toBeLessThan(3_000);
  });

  it.each([
    [
      "under an alias",
      `query V($id: ID!) { seeker(id: $id) { key: id ${half.city} ${half.national} } }`,
      { key: SEEKER_ID },
    ],
    ["as a literal", `{ seeker(id: "${SEEKER_ID}") { id ${half.city} ${half.national} } }`, { id: SEEKER_ID }],
    [
      "twice",
      `query V($id: ID!) { seeker(id: $id) { id no: id ${half.city} ${half.national} } }`,
      { id: SEEKER_ID, no: SEEKER_ID },
    ],
    [
      "in fragments",
      `query V($id: ID!) { seeker(id: $id) { ...Whole } }
       fragment Whole on Seeker { ... on Seeker { id } ${half.city} ...Other } fragment Other on Seeker { ${half.national} }`,
      { id: SEEKER_ID },
    ],
    ["not at all", `query V($id: ID!) { seeker(id: $id) { ${half.city} ${half.national} } }`, {}],
    [
      "with the type's name",
      `query V($id: ID!) { seeker(id: $id) { __typename kind: __typename id ${half.city} ${half.national} } }`,
      { __typename: "Seeker", kind: "Seeker", id: SEEKER_ID },
    ],
    [
      "where a variable says so",
      `query V($id: ID!, $yes: Boolean = true, $no: Boolean!) { seeker(id: $id) {
         id @include(if: $yes) unasked: id @include(if: $no) skipped: id @skip(if: $yes) ${half.city} ${half.national} } }`,
      { id: SEEKER_ID },
    ],
  ])("is down and the id is selected %s, the id is answered", async (_, query, key) => {
    halfFaulty.behave = cutConnection;
    const { data, errors } = await halfFaulty.gateway.ask(query, { id: SEEKER_ID, no: false });
    expect(data).toEqual({ seeker: { ...key, [down]: null, [up]: seekerHalf(up) } });
    expect(errors).toMatchObject([{ path: ["seeker", down], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }]);
  });

  it("is down and the halves have aliases, each error's path uses them", async () => {
    const query = `query V($id: ID!) { a: seeker(id: $id) { id c: ${half.city} n: ${half.national} } b: seeker(id: $id) { id } }`;
    halfFaulty.behave = cutConnection;
    const { data, errors } = await halfFaulty.gateway.ask(query, { id: SEEKER_ID });
    const [c, n] = down === "city" ? [null, seekerHalf("national")] : [seekerHalf("city"), null];
    expect(data).toEqual({ a: { id: SEEKER_ID, c, n }, b: { id: SEEKER_ID } });
    expect(errors.map(({ path }) => path)).toContainEqual(["a", down === "city" ? "c" : "n"]);
  });

  it("is down, the error is in the requested language", async () => {
    halfFaulty.behave = cutConnection;
    const { errors } = await halfFaulty.gateway.ask(SEEKER_VIEW, { id: SEEKER_ID }, { "accept-language": "ja" });
    expect(errors).toMatchObject([{ message: "現在接続できません。しばらくしてからお試しください。" }]);
    const [traceparent, traceId] = [
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "4bf92f3577b34da6a3ce929d0e0e4736",
    ];
    const traced = await halfFaulty.gateway.ask(SEEKER_VIEW, { id: SEEKER_ID }, { traceparent });
    expect(traced.errors).toMatchObject([{ extensions: { traceId: expect.stringMatching(/^[0-9a-f]{32}$/) } }]);
    expect(traced.errors[0]?.extensions?.traceId).not.toBe(traceId);
  });
});
