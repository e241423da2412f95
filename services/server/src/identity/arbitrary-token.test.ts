import { assembleToken, makeKey, signWith, TEST_AUDIENCE } from "@aiwork/kit/issuers/test-issuer";
import fc from "fast-check";
import { type CryptoKey, importJWK } from "jose";
import { knownClaims } from "./issuers";
import { createKeySet } from "./key-set";
import { verifyToken } from "./verify-token";

const NOW = 1_800_000_000_000;
const iss = "https://id.city.example/";
const claims = {
  iss,
  sub: "k.sato",
  aud: TEST_AUDIENCE,
  iat: NOW / 1_000,
  exp: NOW / 1_000 + 60,
  role: "city.counselor",
};

async function openTrust() {
  const key = await makeKey("city-1");
  const keys = createKeySet({
    fetchKeys: async () =>
      new Map([[key.id, { key: (await importJWK(key.publicJwk, "ES256")) as CryptoKey, isRevoked: false }]]),
    clock: () => performance.now(),
  });
  const issuer = { issuer: iss, party: "CITY", roles: ["city.counselor"], jwksUri: `${iss}jwks`, keys } as const;
  const trust = { audience: TEST_AUDIENCE, known: knownClaims([], []), table: new Map([[iss, issuer]]) };
  /** Returns "accepted" or the name of the refusal; any other error fails the test. */
  const verify = async (token: string) => {
    try {
      await verifyToken(token, trust, NOW);
      return "accepted";
    } catch (error) {
      return (error as { names: { refusal: string } }).names.refusal;
    }
  };
  const token = assembleToken({ alg: "ES256", typ: "at+jwt", kid: key.id }, claims, signWith(key));
  return { key, verify, token };
}

describe("verifyToken for arbitrary tokens", () => {
  it("refuses arbitrary text", async () => {
    const { verify } = await openTrust();
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.array(fc.base64String()).map((p) => p.join(".")),
    );
    await fc.assert(fc.asyncProperty(text, async (token) => (await verify(token)) === "TOKEN_REFUSED"));
  });

  it("refuses a valid token with one changed character in its claims or signature", async () => {
    const { verify, token } = await openTrust();
    expect(await verify(token)).toBe("accepted");
    // The last character contains bits that do not belong to the signature.
    const place = fc.integer({ min: token.indexOf(".") + 1, max: token.length - 2 });
    const changed = fc.tuple(place, fc.constantFrom(..."AbZ09-_.= ")).map(([at, character]) => {
      return token.slice(0, at) + character + token.slice(at + 1);
    });
    const isRefused = async (other: string) => other === token || (await verify(other)) === "TOKEN_REFUSED";
    await fc.assert(fc.asyncProperty(changed, isRefused), { numRuns: 300 });
  });

  it("accepts or refuses, and never fails, when an issuer signs an arbitrary header and payload", async () => {
    const { key, verify } = await openTrust();
    const anything = (names: readonly string[]) =>
      fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue(), fc.constant(claims.exp)), { maxKeys: 3 });
    const payload = anything(["iss", "sub", "aud", "exp", "iat", "nbf", "role", "service_points", "seeker_id", "name"]);
    const header = anything(["alg", "typ", "crit", "b64", "jwk", "x5c", "zip", "cty"]);
    const signed = fc.tuple(header, payload).map(([otherHeader, otherClaims]) => {
      const head = { alg: "ES256", typ: "at+jwt", ...otherHeader, kid: key.id };
      return assembleToken(head, { ...claims, ...otherClaims }, signWith(key));
    });
    const isDecided = async (token: string) => ["accepted", "TOKEN_REFUSED"].includes(await verify(token));
    await fc.assert(fc.asyncProperty(signed, isDecided), { numRuns: 300 });
  });
});
