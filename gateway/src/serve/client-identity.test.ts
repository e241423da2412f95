import { startUnreachableSubgraph } from "@aiwork/kit/gateway/faulty-subgraph";
import { startGateway } from "@aiwork/kit/gateway/start-gateway";
import { type SecuredGateway, startSecuredGateway } from "@aiwork/kit/gateway/start-secured-gateway";

const DAY = "2013-10-31";
const NOBODY = { role: "anonymous", party: null, servicePoints: [], departments: [], subject: null, name: null };
const NOBODY_TODAY = { ...NOBODY, businessDay: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) };

function getSession(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url.replace("/graphql", "/session"), init);
}

describe("the session", () => {
  let secured: SecuredGateway;
  beforeAll(async () => {
    secured = await startSecuredGateway({}, { AIWORK_TODAY: DAY });
  });
  afterAll(() => secured?.[Symbol.asyncDispose]());

  const sessionOf = (authorization: string) => getSession(secured.gateway.url, { headers: { authorization } });

  it("says the day and who the caller is, and nothing else of the token", async () => {
    const claims = { sub: "staff-17", role: "city.counselor", service_points: ["shiroishi"], name: "白石 窓口" };
    const response = await sessionOf(`Bearer ${secured.issuer.sign(claims)}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^application\/json\b/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({
      role: "city.counselor",
      party: "CITY",
      servicePoints: ["shiroishi"],
      departments: [],
      subject: `${secured.issuer.issuer} staff-17`,
      name: "白石 窓口",
      businessDay: DAY,
    });
  });

  it("is anonymous when there is no token", async () => {
    expect(await (await getSession(secured.gateway.url)).json()).toEqual({ ...NOBODY, businessDay: DAY });
  });

  it("is 401 when the token is invalid", async () => {
    const response = await sessionOf("Bearer of.the.counselor");
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  it("is 401 when the token names a service point that the agreement does not have", async () => {
    const claims = { role: "city.counselor", service_points: ["shiroishi", "sendai-aoba"] };
    expect((await sessionOf(`Bearer ${secured.issuer.sign(claims)}`)).status).toBe(401);
  });

  it("calls no subgraph", async () => {
    expect(secured.arrivals).toEqual({ city: [], national: [] });
    await using nothing = await startUnreachableSubgraph();
    await using gateway = await startGateway(nothing, nothing);
    expect(await (await getSession(gateway.url)).json()).toEqual(NOBODY_TODAY);
  });

  it("is anonymous, whatever the token, when AUTH is off", async () => {
    await using nothing = await startUnreachableSubgraph();
    await using gateway = await startGateway(nothing, nothing);
    const response = await getSession(gateway.url, { headers: { authorization: "Bearer of.the.counselor" } });
    expect(await response.json()).toEqual(NOBODY_TODAY);
  });

  it("says nothing of the person who seeks work but the subject", async () => {
    const seeker = "0a5b9c1e-9f5e-4c0b-8a61-0d5f9d2f7a11";
    const token = secured.portal.sign({ sub: "seeker-1", role: "seeker", seeker_id: seeker });
    const answered = await (await sessionOf(`Bearer ${token}`)).text();
    expect(JSON.parse(answered)).toMatchObject({
      role: "seeker",
      subject: `${secured.portal.issuer} seeker-1`,
      name: null,
    });
    expect(answered).not.toContain(seeker);
  });

  it("is 404 when the method is not GET", async () => {
    for (const method of ["POST", "HEAD"]) expect((await getSession(secured.gateway.url, { method })).status).toBe(404);
  });
});
