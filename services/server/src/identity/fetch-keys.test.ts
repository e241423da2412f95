import { makeKey, startTestIssuer } from "@aiwork/kit/issuers/test-issuer";
import { createKeyFetcher } from "./fetch-keys";

const fetchKeys = (jwksUri: string) => createKeyFetcher(jwksUri)();

describe("createKeyFetcher", () => {
  it("returns only the keys that can verify ES256 and are allowed to", async () => {
    await using issuer = await startTestIssuer();
    const { publicJwk } = issuer.key;
    const { publicJwk: p384 } = await makeKey("p384", "ES384");
    issuer.publish([
      { ...publicJwk, kid: "plain" },
      { ...publicJwk, kid: "for signatures", use: "sig", alg: "ES256" },
      { ...publicJwk, kid: "for encryption", use: "enc" },
      { ...publicJwk, kid: "for another algorithm", alg: "ES384" },
      { ...publicJwk, kid: "for verifying", key_ops: ["verify"], ext: true },
      { ...publicJwk, kid: "for signing", key_ops: ["sign"] },
      { ...publicJwk, kid: "for nothing", key_ops: [] },
      { ...publicJwk, kid: "for signatures, but not to verify", use: "sig", key_ops: ["sign"] },
      { ...publicJwk, kid: "of operations that are no list", key_ops: "verify" as never },
      { ...publicJwk, kid: "a private key", d: publicJwk.x as string },
      { ...publicJwk, kid: "off the curve", x: publicJwk.y as string },
      { kty: "oct", kid: "a secret", k: "c2VjcmV0" },
      { kty: "RSA", kid: "another kind", n: "AQAB", e: "AQAB" },
      { ...publicJwk, kid: undefined } as never,
      { ...publicJwk, kid: 7 } as never,
      "not a key" as never,
      p384,
    ]);
    const keys = await fetchKeys(issuer.jwksUri);
    expect([...keys.keys()]).toEqual(["plain", "for signatures", "for verifying"]);
    expect(keys.get("plain")).toMatchObject({ key: { type: "public", usages: ["verify"] }, isRevoked: false });
  });

  it("returns from when and until when a key may sign, and whether it is revoked", async () => {
    await using issuer = await startTestIssuer();
    const { publicJwk } = issuer.key;
    issuer.publish([
      { ...publicJwk, kid: "dated", nbf: 1_000, exp: 2_000 },
      { ...publicJwk, kid: "revoked", revoked: { revoked_at: 1_500 } },
      { ...publicJwk, kid: "revoked in another way", revoked: null },
      { ...publicJwk, kid: "revoked" },
      { ...publicJwk, kid: "dated by no number", exp: "2030-01-01" },
    ] as never);
    const keys = await fetchKeys(issuer.jwksUri);
    expect([...keys].map(([id, { key: _, ...validity }]) => [id, validity])).toEqual([
      ["dated", { nbf: 1_000, exp: 2_000, isRevoked: false }],
      ["revoked", { isRevoked: true }],
      ["revoked in another way", { isRevoked: true }],
    ]);
  });

  it("asks only for what has changed since the last answer", async () => {
    await using issuer = await startTestIssuer();
    const fetchAgain = createKeyFetcher(issuer.jwksUri);
    const received: (string | undefined)[] = [];
    let etag = '"one"';
    issuer.answerWith(({ headers }, response) => {
      received.push(headers["if-none-match"]);
      if (headers["if-none-match"] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(JSON.stringify({ keys: [issuer.key.publicJwk] }));
    });
    const first = await fetchAgain();
    expect(await fetchAgain()).toBe(first);
    await issuer.rotate();
    etag = '"two"';
    expect([...(await fetchAgain()).keys()]).toEqual([issuer.key.id]);
    expect(received).toEqual([undefined, '"one"', '"one"']);
  });

  it("rejects a key set that is said not to have changed, and was never read", async () => {
    await using issuer = await startTestIssuer();
    issuer.answerWith((_, response) => response.writeHead(304).end());
    await expect(fetchKeys(issuer.jwksUri)).rejects.toThrow("answered with 304");
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
