import { openNothing } from "./rehearsal/open-faulty";
import { type Guarded, openGuarded } from "./rehearsal/open-guarded";
import { openCounter } from "./rehearsal/open-rehearsal";

const NOBODY = { role: "anonymous", party: null, servicePoints: [], name: null };

function getSession(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url.replace("/graphql", "/session"), init);
}

describe("the session", () => {
  let guarded: Guarded;
  beforeAll(async () => {
    guarded = await openGuarded();
  });
  afterAll(() => guarded?.[Symbol.asyncDispose]());

  const sessionOf = (authorization: string) => getSession(guarded.counter.url, { headers: { authorization } });

  it("says who the caller is, and nothing else of the token", async () => {
    const claims = { role: "city.counselor", service_points: ["shiroishi"], name: "白石 窓口" };
    const response = await sessionOf(`Bearer ${guarded.issuer.sign(claims)}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^application\/json\b/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const told = { role: "city.counselor", party: "CITY", servicePoints: ["shiroishi"], name: "白石 窓口" };
    expect(await response.json()).toEqual(told);
  });

  it("of a caller without a token is nobody's", async () => {
    expect(await (await getSession(guarded.counter.url)).json()).toEqual(NOBODY);
  });

  it("is none for a token that does not hold", async () => {
    const response = await sessionOf("Bearer of.the.counselor");
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  it("asks no side", async () => {
    expect(guarded.arrivals).toEqual({ city: [], national: [] });
    await using nothing = await openNothing();
    await using counter = await openCounter(nothing, nothing);
    expect(await (await getSession(counter.url)).json()).toEqual(NOBODY);
  });

  it("is everybody's, whatever the token, where nobody is asked who they are", async () => {
    await using nothing = await openNothing();
    await using counter = await openCounter(nothing, nothing);
    const response = await getSession(counter.url, { headers: { authorization: "Bearer of.the.counselor" } });
    expect(await response.json()).toEqual(NOBODY);
  });

  it("is got, and nothing else is done with it", async () => {
    for (const method of ["POST", "HEAD"]) expect((await getSession(guarded.counter.url, { method })).status).toBe(404);
  });
});
