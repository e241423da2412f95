import { sign } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { PublishedJwk } from "@aiwork/server/identity/published-key";
import { exportJWK, generateKeyPair, type JWK } from "jose";

/** A key pair with its id. */
export interface TestKey {
  readonly id: string;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

export async function makeKey(id: string, algorithm: "ES256" | "ES384" = "ES256"): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { id, privateJwk: await exportJWK(privateKey), publicJwk: { ...(await exportJWK(publicKey)), kid: id } };
}

/** A compact JWS (RFC 7515, 7.1) of any header and claims, valid or not; undefined members are left out. */
export function assembleToken(header: object, claims: object, signatureOf: (signed: string) => Buffer): string {
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${signed}.${signatureOf(signed).toString("base64url")}`;
}

/** A signature function by ECDSA (RFC 7518, 3.4): ES256, or ES384 with a P-384 key. */
export function signWith({ privateJwk }: TestKey): (signed: string) => Buffer {
  const hash = privateJwk.crv === "P-384" ? "sha384" : "sha256";
  const key = { ...privateJwk, kty: "EC" };
  return (signed) => sign(hash, Buffer.from(signed), { key, format: "jwk", dsaEncoding: "ieee-p1363" });
}

/** The audience of the tests' access tokens. */
export const TEST_AUDIENCE = "https://aiwork.example/api";

/** An issuer of access tokens on a port of its own. Dispose it. */
export interface TestIssuer extends AsyncDisposable {
  readonly issuer: string;
  readonly jwksUri: string;
  /** The current signing key. */
  readonly key: TestKey;
  /** How many requests it received, answered or not. */
  readonly requests: number;
  /** Signs a valid token of this issuer, except for the claims and headers given; undefined leaves a claim out. */
  sign(claims: object, header?: object, key?: TestKey): string;
  /** Changes to a new key, and publishes only that one. */
  rotate(): Promise<void>;
  /** Publishes these keys. */
  publish(keys: readonly PublishedJwk[]): void;
  /** Cuts every connection. */
  goDown(): void;
  /** Accepts every request and answers none. */
  hang(): void;
  answerWith(listener: RequestListener): void;
  /** Answers normally again. */
  comeBack(): void;
}

/** @param path distinguishes it from other issuers, such as /city */
export async function startTestIssuer(path = "/issuer"): Promise<TestIssuer> {
  let key = await makeKey(`${path.slice(1)}-1`);
  let published: readonly PublishedJwk[] = [key.publicJwk];
  let rotations = 1;
  let requests = 0;
  const tellKeys: RequestListener = (_, response) => response.end(JSON.stringify({ keys: published }));
  let listener = tellKeys;
  const server = createServer((request, response) => {
    requests += 1;
    listener(request, response);
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  return {
    issuer,
    jwksUri: `${issuer}/jwks`,
    get key() {
      return key;
    },
    get requests() {
      return requests;
    },
    sign: (claims, header = {}, by = key) => {
      const iat = Math.floor(Date.now() / 1_000);
      const usual = { iss: issuer, sub: "someone", aud: TEST_AUDIENCE, iat, exp: iat + 300, client_id: "tests" };
      const head = { alg: "ES256", typ: "at+jwt", kid: by.id, ...header };
      return assembleToken(head, { ...usual, ...claims }, signWith(by));
    },
    rotate: async () => {
      rotations += 1;
      key = await makeKey(`${path.slice(1)}-${rotations}`);
      published = [key.publicJwk];
    },
    publish: (keys) => {
      published = keys;
    },
    goDown: () => {
      listener = (request) => request.socket.destroy();
    },
    hang: () => {
      listener = () => undefined;
    },
    answerWith: (other) => {
      listener = other;
    },
    comeBack: () => {
      listener = tellKeys;
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
