import { makeKey, startTestIssuer } from "@aiwork/kit/issuers/test-issuer";
import { fetchKeys } from "./fetch-keys";

describe("fetchKeys", () => {
  it("returns only the keys that can verify ES256 and are allowed to", async () => {
    await using issuer = await startTestIssuer();
    const { publicJwk } = issuer.key;
    const { publicJwk: p384 } = await makeKey("p384", "ES384");
    issuer.publish([
      { ...publicJwk, kid: "plain" },
      { ...publicJwk, kid: "for signatures", use: "sig", alg: "ES256" },
      { ...publicJwk, kid: "for encryption", use: "enc" },
      { ...publicJwk, kid: "for another algorithm", alg: "ES384" },
      { ...publicJwk, kid: "off the curve", x: publicJwk.y as string },
      { kty: "oct", kid: "a secret", k: "c2VjcmV0" },
      { kty: "RSA", kid: "another kind", n: "AQAB", e: "AQAB" },
      { ...publicJwk, kid: undefined } as never,
      { ...publicJwk, kid: 7 } as never,
      "not a key" as never,
      p384,
    ]);
    const keys = await fetchKeys(issuer.jwksUri);
    expect([...keys.keys()]).toEqual(["plain", "for signatures"]);
    expect(keys.get("plain")).toMatchObject({ type: "public", usages: ["verify"] });
  });

  it("rejects a key set without a usable key", async () => {
    await using issuer = await startTestIssuer();
    issuer.publish([]);
    await expect(fetchKeys(issuer.jwksUri)).rejects.toThrow("without a usable key");
  });

  it.each(["", "{", "[]", '{"keys":{}}', "<html></html>"])("rejects %j, which is not a key set", async (body) => {
    await using issuer = await startTestIssuer();
    issuer.answerWith((_, response) => response.end(body));
    await expect(fetchKeys(issuer.jwksUri)).rejects.toThrow();
  });

  it("rejects a key set that is answered with another status than 200", async () => {
    await using issuer = await startTestIssuer();
    const body = JSON.stringify({ keys: [issuer.key.publicJwk] });
    issuer.answerWith((_, response) => response.writeHead(500).end(body));
    await expect(fetchKeys(issuer.jwksUri)).rejects.toThrow("answered with 500");
  });

  it("does not follow a redirect to another address", async () => {
    await using issuer = await startTestIssuer();
    await using elsewhere = await startTestIssuer("/elsewhere");
    issuer.answerWith((_, response) => response.writeHead(302, { location: elsewhere.jwksUri }).end());
    await expect(fetchKeys(issuer.jwksUri)).rejects.toThrow();
    expect(elsewhere.requests).toBe(0);
  });

  it("accepts a key set of 64 KB and rejects a larger one", async () => {
    await using issuer = await startTestIssuer();
    const body = JSON.stringify({ keys: [issuer.key.publicJwk] });
    issuer.answerWith((_, response) => response.end(body.padEnd(64 * 1_024)));
    expect((await fetchKeys(issuer.jwksUri)).size).toBe(1);
    issuer.answerWith((_, response) => response.end(body.padEnd(64 * 1_024 + 1)));
    await expect(fetchKeys(issuer.jwksUri)).rejects.toThrow("too many bytes");
  });

  it("waits 2 s for the headers and the body of a key set", async () => {
    await using silent = await startTestIssuer();
    await using trickling = await startTestIssuer();
    silent.hang();
    trickling.answerWith((_, response) => response.write('{"keys":'));
    const began = performance.now();
    const outcomes = await Promise.allSettled([fetchKeys(silent.jwksUri), fetchKeys(trickling.jwksUri)]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(performance.now() - began).toBeGreaterThan(1_900);
    expect(performance.now() - began).toBeLessThan(3_500);
  });
});
