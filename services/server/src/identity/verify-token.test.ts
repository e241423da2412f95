import { createHmac, createPublicKey, type KeyExportOptions } from "node:crypto";
import { assembleToken, makeKey, signWith, TEST_AUDIENCE, type TestKey } from "@aiwork/kit/issuers/test-issuer";
import { type TestIssuers, withTestIssuers } from "@aiwork/kit/issuers/test-issuers";
import { createIdentity } from "./identify";

const counselor = { role: "city.counselor", service_points: ["shiroishi"] };
const seeker = { role: "seeker", seeker_id: "c6e1769d-afd4-461c-8b6e-304d654f19ba" };
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

type Forger = (among: TestIssuers) => string | Promise<string>;

/** The city's own token, but with another header and another signature. */
const withHeader =
  (header: object, signatureOf: (signed: string, key: TestKey) => Buffer): Forger =>
  ({ city: { issuer, key } }) => {
    const claims = { iss: issuer, sub: "someone", aud: TEST_AUDIENCE, iat: inSeconds(0), exp: inSeconds(60) };
    const head = { typ: "at+jwt", kid: key.id, ...header };
    return assembleToken(head, { ...claims, ...counselor }, (signed) => signatureOf(signed, key));
  };

/** HS256 with the public key as its secret. */
const publicKeyAsSecret = (secretOf: (key: TestKey) => string | Buffer): Forger =>
  withHeader({ alg: "HS256" }, (signed, key) => createHmac("sha256", secretOf(key)).update(signed).digest());
const exported = (options: KeyExportOptions<"pem" | "der">) => (key: TestKey) =>
  createPublicKey({ key: { ...key.publicJwk, kty: "EC" }, format: "jwk" }).export(options as KeyExportOptions<"pem">);

const unsigned = () => Buffer.alloc(0);
const replacePart = (token: string, part: number, by: (text: string) => string) =>
  token
    .split(".")
    .map((text, index) => (index === part ? by(text) : text))
    .join(".");
const otherFirst = (text: string) => (text.startsWith("A") ? "B" : "A") + text.slice(1);
const promoted = (payload: string) => {
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  return Buffer.from(JSON.stringify({ ...claims, role: "city.program_officer" })).toString("base64url");
};

const forgeries: Record<string, Forger> = {
  "without an algorithm": withHeader({ alg: "none" }, unsigned),
  "without an algorithm, in other letters": withHeader({ alg: "NoNe" }, unsigned),
  "without an algorithm, and signed": withHeader({ alg: "none" }, (signed, key) => signWith(key)(signed)),
  "of no stated algorithm": withHeader({}, (signed, key) => signWith(key)(signed)),
  "of HS256 by the public key as PEM": publicKeyAsSecret(exported({ type: "spki", format: "pem" })),
  "of HS256 by the public key as PEM without its line end": publicKeyAsSecret((key) =>
    exported({ type: "spki", format: "pem" })(key).toString().trimEnd(),
  ),
  "of HS256 by the public key as DER": publicKeyAsSecret(exported({ type: "spki", format: "der" })),
  "of HS256 by the public key as JWK": publicKeyAsSecret(({ publicJwk }) => JSON.stringify(publicJwk)),
  "of HS256 by the key set": publicKeyAsSecret(({ publicJwk }) => JSON.stringify({ keys: [publicJwk] })),
  "of HS256 by the point": publicKeyAsSecret(({ publicJwk: { x = "", y = "" } }) =>
    Buffer.concat([x, y].map((coordinate) => Buffer.from(coordinate, "base64url"))),
  ),
  "of ES384": async ({ city }) => city.sign(counselor, { alg: "ES384", kid: city.key.id }, await makeKey("p", "ES384")),
  "of ES384 in name only": ({ city }) => city.sign(counselor, { alg: "ES384" }),
  "with an empty signature": ({ city }) => replacePart(city.sign(counselor), 2, () => ""),
  "with a zero signature": withHeader({ alg: "ES256" }, () => Buffer.alloc(64)),
  "with another signature": ({ city }) => replacePart(city.sign(counselor), 2, otherFirst),
  "with another payload": ({ city }) => replacePart(city.sign(counselor), 1, promoted),
  "with a part too many": ({ city }) => `${city.sign(counselor)}.AAAA`,
  "with a part too few": ({ city }) => city.sign(counselor).split(".").slice(0, 2).join("."),

  expired: ({ city }) => city.sign({ ...counselor, exp: inSeconds(-6) }),
  "that never expires": ({ city }) => city.sign({ ...counselor, exp: undefined }),
  "that expires in words": ({ city }) => city.sign({ ...counselor, exp: "tomorrow" }),
  "that lives longer than an hour": ({ city }) => city.sign({ ...counselor, exp: inSeconds(3_602) }),
  "that lives for ever": ({ city }) => city.sign({ ...counselor, exp: 1e300 }),
  "that was issued long ago": ({ city }) => city.sign({ ...counselor, iat: inSeconds(-3_600) }),
  "not yet valid": ({ city }) => city.sign({ ...counselor, nbf: inSeconds(30) }),
  "issued in the future": ({ city }) => city.sign({ ...counselor, iat: inSeconds(30) }),
  "issued at no time": ({ city }) => city.sign({ ...counselor, iat: undefined }),
  "for another audience": ({ city }) => city.sign({ ...counselor, aud: "https://other.example/api" }),
  "for a part of the audience": ({ city }) => city.sign({ ...counselor, aud: "https://aiwork.example" }),
  "for no audience": ({ city }) => city.sign({ ...counselor, aud: undefined }),
  "that is an ID token": ({ city }) => city.sign({ ...counselor, aud: "console" }, { typ: "JWT" }),
  "that is an ID token for the audience": ({ city }) => city.sign(counselor, { typ: "JWT" }),
  "of no stated type": ({ city }) => city.sign(counselor, { typ: undefined }),

  "of the city, claiming a national role": ({ city }) => city.sign({ role: "national.counselor" }),
  "of the national issuer, claiming a city role": ({ national }) => national.sign({ role: "city.counselor" }),
  "of the city, claiming to be the national auditor": ({ city }) => city.sign({ role: "auditor.national" }),
  "of the portal, claiming a city role": ({ portal }) => portal.sign({ role: "city.counselor" }),
  "of the city, claiming to be the person": ({ city }) => city.sign(seeker),
  "in the national issuer's name by the city's key": ({ city, national }) =>
    national.sign({ role: "national.counselor" }, { kid: city.key.id }, city.key),
  "with the national issuer's name and key id by the city's key": ({ city, national }) =>
    national.sign({ role: "national.counselor" }, { kid: national.key.id }, city.key),
  "in the city's name by the portal's key": ({ city, portal }) => city.sign(counselor, {}, portal.key),
  "of an unknown issuer": ({ stranger }) => stranger.sign(counselor),
  "of an issuer whose name begins alike": ({ city }) => city.sign({ ...counselor, iss: `${city.issuer}/` }),
  "of no issuer": ({ city }) => city.sign({ ...counselor, iss: undefined }),
  "of a list of issuers": ({ city }) => city.sign({ ...counselor, iss: [city.issuer] }),

  "of an unknown key": async ({ city }) => city.sign(counselor, {}, await makeKey("unknown")),
  "of an unknown key id": ({ city }) => city.sign(counselor, { kid: "unknown" }),
  "of no key id": ({ city }) => city.sign(counselor, { kid: undefined }),
  "of a list of key ids": ({ city }) => city.sign(counselor, { kid: [city.key.id] }),
  "of a published key whose id is too long": async ({ city }) => {
    const key = await makeKey("k".repeat(201));
    city.publish([key.publicJwk]);
    return city.sign(counselor, {}, key);
  },
  "of another key under the city's key id": ({ city, stranger }) =>
    city.sign(counselor, { kid: city.key.id }, stranger.key),
  "of a key that its issuer has revoked": ({ city }) => {
    city.publish([{ ...city.key.publicJwk, revoked: { revoked_at: inSeconds(3_600) } }]);
    return city.sign(counselor);
  },
  "that was signed after its key had ended": ({ city }) => {
    city.publish([{ ...city.key.publicJwk, exp: inSeconds(-10) }]);
    return city.sign(counselor);
  },
  "that brings its own key": ({ city, stranger: { key } }) =>
    city.sign(counselor, { kid: city.key.id, jwk: key.publicJwk }, key),
  "that says where its key is": ({ city, stranger: { key, jwksUri } }) =>
    city.sign(counselor, { kid: city.key.id, jku: jwksUri }, key),
  "that says where the certificate of its key is": ({ city, stranger: { key, jwksUri } }) =>
    city.sign(counselor, { kid: city.key.id, x5u: jwksUri }, key),
  "that says where an unknown key is": ({ city, stranger: { key, jwksUri } }) =>
    city.sign(counselor, { jku: jwksUri, x5u: jwksUri }, key),
  "with an extension that must be understood": ({ city }) =>
    city.sign(counselor, { crit: ["https://example.com/x"], "https://example.com/x": true }),
  "with an extension that libraries understand": ({ city }) => city.sign(counselor, { crit: ["b64"], b64: true }),

  "of no subject": ({ city }) => city.sign({ ...counselor, sub: undefined }),
  "of no role": ({ city }) => city.sign({ ...counselor, role: undefined }),
  "of a list of roles": ({ city }) => city.sign({ ...counselor, role: ["city.counselor"] }),
  "of a person without an id": ({ portal }) => portal.sign({ ...seeker, seeker_id: undefined }),
  "of staff with a person's id": ({ city }) => city.sign({ ...counselor, seeker_id: seeker.seeker_id }),
  "of 9 KB": ({ city }) => city.sign({ ...counselor, padding: "x".repeat(9 * 1_024 * 0.7) }),
};

describe("verifyToken", () => {
  it.each(Object.entries(forgeries))("refuses a token %s, and does not say why", (_, forge) =>
    withTestIssuers(async (among) => {
      const { identify } = createIdentity(among.issuers);
      const refused = identify(bearer(await forge(among)));
      await expect(refused).rejects.toMatchObject({ names: { refusal: "TOKEN_REFUSED" } });
      await expect(refused).rejects.toThrow("The access token is not valid; sign in again.");
      expect(among.stranger.requests).toBe(0);
    }),
  );

  it("accepts a valid token", () =>
    withTestIssuers(async ({ city, national, portal, issuers }) => {
      const { identify } = createIdentity(issuers);
      expect(await identify(bearer(city.sign({ ...counselor, name: "佐藤 恵子" })))).toEqual({
        role: "city.counselor",
        party: "CITY",
        servicePoints: ["shiroishi"],
        departments: [],
        seekerId: null,
        name: "佐藤 恵子",
        subject: `${city.issuer} someone`,
      });
      expect(await identify(bearer(national.sign({ role: "auditor.national" })))).toMatchObject({ party: "NATIONAL" });
      expect(await identify(bearer(portal.sign(seeker)))).toMatchObject({ party: null, seekerId: seeker.seeker_id });
    }));

  it("accepts a token that was signed before its key ended", () =>
    withTestIssuers(async ({ city, issuers }) => {
      city.publish([{ ...city.key.publicJwk, nbf: inSeconds(-300), exp: inSeconds(-100) }]);
      const token = city.sign({ ...counselor, iat: inSeconds(-200) });
      expect(await createIdentity(issuers).identify(bearer(token))).toMatchObject({ role: "city.counselor" });
    }));

  it.each<[string, () => object, object]>([
    ["under the long name of its type", () => ({}), { typ: "application/at+jwt" }],
    ["for several audiences", () => ({ aud: ["https://other.example/api", TEST_AUDIENCE] }), {}],
    ["of a clock 3 s behind", () => ({ exp: inSeconds(-3) }), {}],
    ["of a clock 3 s ahead", () => ({ iat: inSeconds(3), nbf: inSeconds(3) }), {}],
    ["with a header that says where other keys are", () => ({}), { jku: "http://127.0.0.1:9/jwks" }],
    ["of 8,000 characters", () => ({ padding: "x".repeat(8_000 * 0.7) }), {}],
  ])("accepts a valid token %s", (_, claims, header) =>
    withTestIssuers(async ({ city, issuers }) => {
      const caller = await createIdentity(issuers).identify(bearer(city.sign({ ...counselor, ...claims() }, header)));
      expect(caller.role).toBe("city.counselor");
    }),
  );
});
