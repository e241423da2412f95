import { SEEKER_ID, SEEKER_VIEW, seekerHalf } from "@aiwork/kit/gateway/party-subgraph";
import { expectNoInternals } from "@aiwork/kit/gateway/start-gateway";
import { type SecuredGateway, startSecuredGateway } from "@aiwork/kit/gateway/start-secured-gateway";

const counselor = ({ issuer }: SecuredGateway) =>
  `Bearer ${issuer.sign({ role: "city.counselor", service_points: [] })}`;
const WHOLE = { seeker: { id: SEEKER_ID, city: seekerHalf("city"), national: seekerHalf("national") } };
const CITY_ALONE = { seeker: { ...WHOLE.seeker, national: null } };

describe("a call from the gateway to a subgraph", () => {
  it("is signed and carries the caller's token unchanged", async () => {
    await using secured = await startSecuredGateway();
    const authorization = counselor(secured).replace("Bearer ", "bearer  ");
    const { data, errors } = await secured.gateway.ask(SEEKER_VIEW, { id: SEEKER_ID }, { authorization });
    expect(errors).toEqual([]);
    expect(data).toEqual(WHOLE);
    for (const [call] of [secured.arrivals.city, secured.arrivals.national])
      expect(call?.headers.authorization).toBe(authorization);
  });

  it("is signed anew for every call when the caller has no token", async () => {
    await using secured = await startSecuredGateway();
    for (let i = 0; i < 2; i++)
      expect(await secured.gateway.ask(SEEKER_VIEW, { id: SEEKER_ID })).toMatchObject({ data: WHOLE });
    expect(secured.arrivals.city).toHaveLength(2);
    for (const call of secured.arrivals.city) expect(call.headers).not.toHaveProperty("authorization");
  });

  it.each([
    ["is malformed", () => "Bearer of.the.counselor"],
    ["is empty", () => "Bearer "],
    ["has another scheme", () => "Basic Y2l0eTpjaXR5"],
    [
      "has expired",
      ({ issuer }: SecuredGateway) => `Bearer ${issuer.sign({ role: "city.counselor", service_points: [], exp: 1 })}`,
    ],
    [
      "claims a role that its issuer may not give",
      ({ issuer }: SecuredGateway) => `Bearer ${issuer.sign({ role: "national.planning" })}`,
    ],
  ])("is not made when the token %s", async (_, authorizationOf) => {
    await using secured = await startSecuredGateway();
    const authorization = authorizationOf(secured);
    const { status, data, errors } = await secured.gateway.ask(SEEKER_VIEW, { id: SEEKER_ID }, { authorization });
    expect(status).toBe(401);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED", refusal: "TOKEN_REFUSED" } }]);
    expect(secured.arrivals).toEqual({ city: [], national: [] });
  });

  it("fails, is logged and leaves the caller the other half when a party has another signing key", async () => {
    await using secured = await startSecuredGateway({ key: { id: "k1", secret: "x".repeat(32) } });
    const { data, errors, text } = await secured.gateway.ask(
      SEEKER_VIEW,
      { id: SEEKER_ID },
      { authorization: counselor(secured) },
    );
    expect(data).toEqual(CITY_ALONE);
    const extensions = { code: "SUBGRAPH_UNAVAILABLE", subgraph: "national", traceId: expect.any(String) };
    expect(errors).toEqual([expect.objectContaining({ path: ["seeker", "national"], extensions })]);
    expect(secured.loggedErrors).toEqual([
      {
        failures: [{ subgraph: "national", reason: "INVALID_SIGNATURE", count: 1 }],
        traceId: errors[0]?.extensions?.traceId,
      },
    ]);
    expectNoInternals(text);
  });
});

describe("an answer that the subgraph has not signed", () => {
  it("is not read, is logged and leaves the caller the other half", async () => {
    await using secured = await startSecuredGateway({ isForged: true });
    const { data, errors } = await secured.gateway.ask(SEEKER_VIEW, { id: SEEKER_ID });
    expect(data).toEqual(CITY_ALONE);
    expect(errors).toMatchObject([{ extensions: { code: "SUBGRAPH_UNAVAILABLE", subgraph: "national" } }]);
    expect(secured.loggedErrors).toMatchObject([
      { failures: [{ subgraph: "national", reason: "FORGED_ANSWER", count: 1 }] },
    ]);
  });
});

describe("a token that one party refuses", () => {
  it("is an UNAUTHENTICATED error at that party's paths, and the other half is complete", async () => {
    await using secured = await startSecuredGateway({ audience: "https://elsewhere.example/api" });
    const { status, data, errors } = await secured.gateway.ask(
      SEEKER_VIEW,
      { id: SEEKER_ID },
      { authorization: counselor(secured) },
    );
    expect(status).toBe(200);
    expect(data).toEqual(CITY_ALONE);
    expect(errors).toMatchObject([
      {
        message: "The access token is not valid; sign in again.",
        path: ["seeker", "national"],
        extensions: { code: "UNAUTHENTICATED", refusal: "TOKEN_REFUSED" },
      },
    ]);
    expect(secured.loggedErrors).toEqual([]);
  });
});
