import { expectNothingInternal } from "./rehearsal/expect-nothing-internal";
import { halfOf, ID, VIEW } from "./rehearsal/halves";
import { type Guarded, openGuarded } from "./rehearsal/open-guarded";

const counselor = ({ issuer }: Guarded) => `Bearer ${issuer.sign({ role: "city.counselor", service_points: [] })}`;
const WHOLE = { seeker: { id: ID, city: halfOf("city"), national: halfOf("national") } };
const CITY_ALONE = { seeker: { ...WHOLE.seeker, national: null } };

describe("the road from the gateway to a subgraph", () => {
  it("is signed, and carries the caller's token as it came", async () => {
    await using guarded = await openGuarded();
    const authorization = counselor(guarded).replace("Bearer ", "bearer  ");
    const { data, errors } = await guarded.counter.ask(VIEW, { id: ID }, { authorization });
    expect(errors).toEqual([]);
    expect(data).toEqual(WHOLE);
    for (const [call] of [guarded.arrivals.city, guarded.arrivals.national])
      expect(call?.headers.authorization).toBe(authorization);
  });

  it("is signed for a caller without a token too, and for every call anew", async () => {
    await using guarded = await openGuarded();
    for (let i = 0; i < 2; i++) expect(await guarded.counter.ask(VIEW, { id: ID })).toMatchObject({ data: WHOLE });
    expect(guarded.arrivals.city).toHaveLength(2);
    for (const call of guarded.arrivals.city) expect(call.headers).not.toHaveProperty("authorization");
  });

  it.each([
    ["is nobody's", () => "Bearer of.the.counselor"],
    ["is empty", () => "Bearer "],
    ["is of another kind", () => "Basic Y2l0eTpjaXR5"],
    [
      "is over",
      ({ issuer }: Guarded) => `Bearer ${issuer.sign({ role: "city.counselor", service_points: [], exp: 1 })}`,
    ],
    [
      "claims what is not its issuer's",
      ({ issuer }: Guarded) => `Bearer ${issuer.sign({ role: "national.planning" })}`,
    ],
  ])("is not taken by a token that %s", async (_, authorizationOf) => {
    await using guarded = await openGuarded();
    const authorization = authorizationOf(guarded);
    const { status, data, errors } = await guarded.counter.ask(VIEW, { id: ID }, { authorization });
    expect(status).toBe(401);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED", refusal: "TOKEN_REFUSED" } }]);
    expect(guarded.arrivals).toEqual({ city: [], national: [] });
  });

  it("ends before a side that knows another key: the operator is told, the caller has the other half", async () => {
    await using guarded = await openGuarded({ key: { id: "k1", secret: "x".repeat(32) } });
    const { data, errors, text } = await guarded.counter.ask(VIEW, { id: ID }, { authorization: counselor(guarded) });
    expect(data).toEqual(CITY_ALONE);
    const extensions = { code: "SUBGRAPH_UNAVAILABLE", subgraph: "national", traceId: expect.any(String) };
    expect(errors).toEqual([expect.objectContaining({ path: ["seeker", "national"], extensions })]);
    expect(guarded.alarms).toEqual([
      { subgraph: "national", reason: "INVALID_SIGNATURE", traceId: errors[0]?.extensions?.traceId },
    ]);
    expectNothingInternal(text);
  });
});

describe("a token that one side does not take", () => {
  it("is the caller's fault at that side's places, and the other half is complete", async () => {
    await using guarded = await openGuarded({ audience: "https://elsewhere.example/api" });
    const { status, data, errors } = await guarded.counter.ask(VIEW, { id: ID }, { authorization: counselor(guarded) });
    expect(status).toBe(200);
    expect(data).toEqual(CITY_ALONE);
    expect(errors).toMatchObject([
      {
        message: "The access token is not valid; sign in again.",
        path: ["seeker", "national"],
        extensions: { code: "UNAUTHENTICATED", refusal: "TOKEN_REFUSED" },
      },
    ]);
    expect(guarded.alarms).toEqual([]);
  });
});
