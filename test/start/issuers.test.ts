import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { newDataDirectory } from "@aiwork/kit/starter/spawn-starter";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { postTokenRequest, requestToken, type TokenRequest } from "@aiwork/kit/system/request-token";
import { AUDIENCE, CLIENT_ID, DEVELOPMENT_ISSUERS } from "@aiwork/local/issuers/development-issuers";
import { programPath, type RunningProcess, runProcess } from "@aiwork/local/run-process";
import { publishedKeys, readToken } from "./read-token";

const PERSON = "c6e1769d-afd4-461c-8b6e-304d654f19ba";
const ALL_POINTS = ["shiroishi", "toyohira", "atsubetsu", "teine", "minami"];

const REPORTING_CLIENT = { id: "reporting.planning", secret: "a-secret-of-the-reporting-client-alone" };

const cleanup = new Cleanup();
const directory = newDataDirectory(cleanup);
let issuers: RunningProcess;

beforeAll(async () => {
  issuers = await runIssuers();
});
afterAll(() => cleanup[Symbol.asyncDispose]());

describe("a development issuer", () => {
  it("publishes its discovery document, and no private key", async () => {
    const document = await (await fetch(`${issuers.url}/city/.well-known/openid-configuration`)).json();
    expect(document).toMatchObject({
      issuer: `${issuers.url}/city`,
      jwks_uri: `${issuers.url}/city/jwks`,
      token_endpoint: `${issuers.url}/city/token`,
    });
    const [key, ...others] = await publishedKeys(`${issuers.url}/city`);
    expect(others).toEqual([]);
    expect(key).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
    expect(key).not.toHaveProperty("d");
  });

  it.each(DEVELOPMENT_ISSUERS.flatMap(({ name, roles }) => roles.map((role) => ({ name, role }))))(
    "$name gives its client a token of $role for an hour",
    async ({ name, role }) => {
      const { header, claims } = await tokenOf({ role, ...(role === "seeker" && { seeker: PERSON }) });
      expect(header).toMatchObject({ alg: "ES256", typ: "at+jwt" });
      expect(claims).toMatchObject({ iss: `${issuers.url}/${name}`, aud: AUDIENCE, client_id: CLIENT_ID, role });
      for (const claim of ["sub", "jti"]) expect(claims[claim]).toMatch(/^[\w-]{20,}$/);
      expect(claims.exp - claims.iat).toBe(3600);
    },
  );

  it("names the service points of staff: all for a counselor unless some are requested, the requested ones for others", async () => {
    const pointsOf = async (role: string, servicePoints?: string[]) =>
      (await tokenOf({ role, ...(servicePoints && { servicePoints }) })).claims.service_points;
    expect(await pointsOf("city.counselor")).toEqual(ALL_POINTS);
    expect(await pointsOf("national.counselor", ["teine", "minami"])).toEqual(["teine", "minami"]);
    expect(await pointsOf("national.counselor", [])).toEqual([]);
    expect(await pointsOf("national.order_officer")).toEqual([]);
    expect(await pointsOf("national.order_officer", ["teine"])).toEqual(["teine"]);
  });

  it("puts the person's id into a seeker's token, and the name into a staff token", async () => {
    const { claims } = await tokenOf({ role: "seeker", seeker: PERSON.toUpperCase() });
    expect(claims).toMatchObject({ seeker_id: PERSON });
    expect(claims).not.toHaveProperty("service_points");
    expect((await tokenOf({ role: "auditor.city", name: "見本 花子" })).claims).toMatchObject({ name: "見本 花子" });
  });

  it("gives the same person the same subject, and two persons different ones", async () => {
    const people = [
      { role: "city.counselor", name: "見本 花子" },
      { role: "city.counselor", name: "見本 太郎" },
      { role: "city.counselor" },
      { role: "city.secretariat" },
      { role: "seeker", seeker: PERSON },
      { role: "seeker", seeker: PERSON.replace("c", "d") },
    ];
    const subjects = await Promise.all(people.map(async (who) => (await tokenOf(who)).claims.sub));
    expect(new Set(subjects).size).toBe(people.length);
    expect(await Promise.all(people.map(async (who) => (await tokenOf(who)).claims.sub))).toEqual(subjects);
  });

  it.each([
    ["city", { role: "national.counselor" }, "access_denied", "gives tokens of the roles city.counselor, "],
    ["national", { role: "auditor.city" }, "access_denied", "gives tokens of the roles national.counselor, "],
    ["portal", { role: "city.counselor" }, "access_denied", "gives tokens of the roles seeker, reporting alone"],
    ["city", {}, "invalid_request", "Give one role: any of city.counselor, "],
    ["portal", { role: "seeker" }, "invalid_request", "needs one seeker: the id of a person, which is a UUID"],
    ["portal", { role: "seeker", seeker: "1" }, "invalid_request", "needs one seeker"],
    ["portal", { role: "reporting", seeker: PERSON }, "invalid_request", "reporting takes no seeker"],
    ["portal", { role: "reporting", name: "x" }, "invalid_request", "reporting takes no name"],
    ["city", { role: "auditor.city", service_point: "teine" }, "invalid_request", "takes no service point"],
    ["city", { role: "city.counselor", service_point: "kita" }, "invalid_request", `any of ${ALL_POINTS.join(", ")}`],
    ["city", { role: "city.counselor", department: "OTHER" }, "invalid_request", "takes no department"],
    ["city", { role: "city.program_officer", department: "X" }, "invalid_request", "any of PUBLIC_ASSISTANCE"],
    ["city", { role: "city.counselor", name: "a\nb" }, "invalid_request", "Give one name"],
    ["city", { role: "city.counselor", resource: "https://elsewhere.example" }, "invalid_target", "resource"],
  ])("%s refuses %j: %s, %s", async (name, form, error, sentence) => {
    const { status, body } = await postTokenRequest(`${issuers.url}/${name}`, issuersDirectory(), form);
    expect({ status, error: body.error }).toEqual({ status: 400, error });
    expect(body.error_description).toContain(sentence);
    // The permitted characters of an error description: RFC 6749, 5.2.
    expect(body.error_description).toMatch(/^[\x20\x21\x23-\x5B\x5D-\x7E]+$/);
  });

  it("gives the reporting client, without parameters, a token of reporting and nothing else", async () => {
    const { status, body } = await postTokenRequest(`${issuers.url}/portal`, issuersDirectory(), {}, REPORTING_CLIENT);
    expect(status).toBe(200);
    const { claims } = readToken(body.access_token ?? "", await publishedKeys(`${issuers.url}/portal`));
    const times = { iat: expect.any(Number), exp: expect.any(Number) };
    const names = { iss: `${issuers.url}/portal`, aud: AUDIENCE, client_id: REPORTING_CLIENT.id };
    const ids = { sub: expect.any(String), jti: expect.any(String) };
    expect(claims).toEqual({ ...times, ...names, ...ids, role: "reporting" });
  });

  it.each([
    ["portal", { role: "seeker", seeker: PERSON }, "access_denied"],
    ["portal", { role: "reporting", seeker: PERSON }, "invalid_request"],
    ["city", {}, "invalid_client"],
    ["national", { role: "national.planning" }, "invalid_client"],
  ])("%s refuses the reporting client %j: %s", async (name, form, error) => {
    const { body } = await postTokenRequest(`${issuers.url}/${name}`, issuersDirectory(), form, REPORTING_CLIENT);
    expect(body).toMatchObject({ error });
    expect(body).not.toHaveProperty("access_token");
  });

  it("refuses a client without its secret", async () => {
    const response = await fetch(`${issuers.url}/city/token`, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(`${CLIENT_ID}:guessed`).toString("base64")}` },
      body: new URLSearchParams({ grant_type: "client_credentials", role: "city.counselor" }),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: "invalid_client" });
  });
});

describe("the keys of an issuer", () => {
  it("rotate at SIGUSR2: a new one signs, and the one before it stays published", async () => {
    const [before] = await keyIds();
    await rotate();
    const after = await keyIds();
    expect(after).toEqual([expect.not.stringMatching(String(before)), before]);
    expect((await tokenOf({ role: "city.counselor" })).header.kid).toBe(after[0]);
    await rotate();
    expect(await keyIds()).toEqual([expect.anything(), after[0]]);
  });

  it("stay the same after a restart", async () => {
    const before = await keyIds();
    await issuers.stop();
    issuers = await runIssuers();
    expect(await keyIds()).toEqual(before);
  });

  it("are stored with the client's secret, readable only by their owner", () => {
    expect(statSync(issuersDirectory()).mode & 0o777).toBe(0o700);
    const files = readdirSync(issuersDirectory());
    expect(files.sort()).toEqual(["city-keys.json", "client-secret", "national-keys.json", "portal-keys.json"]);
    for (const file of files) expect(statSync(join(issuersDirectory(), file)).mode & 0o777).toBe(0o600);
  });
});

function issuersDirectory(): string {
  return join(directory, "issuers");
}

function runIssuers(): Promise<RunningProcess> {
  const reporting = { REPORTING_CLIENT_ID: REPORTING_CLIENT.id, REPORTING_CLIENT_SECRET: REPORTING_CLIENT.secret };
  const own = { ISSUERS_DIRECTORY: issuersDirectory(), LOG_LEVEL: "silent", NODE_ENV: "development" };
  const environment = { ...own, ...reporting };
  return runProcess("issuers", programPath("issuers"), 0, environment, (stop) => cleanup.defer(stop));
}

async function tokenOf(who: TokenRequest) {
  const token = await requestToken(issuers.url, issuersDirectory(), who);
  const published = DEVELOPMENT_ISSUERS.map(({ name }) => publishedKeys(`${issuers.url}/${name}`));
  return readToken(token, (await Promise.all(published)).flat());
}

async function keyIds(): Promise<unknown[]> {
  return (await publishedKeys(`${issuers.url}/city`)).map(({ kid }) => kid);
}

async function rotate(): Promise<void> {
  const [before] = await keyIds();
  process.kill(issuers.pid, "SIGUSR2");
  for (const until = Date.now() + 5_000; (await keyIds())[0] === before; )
    if (Date.now() > until) throw new Error("the keys were not rotated");
}
