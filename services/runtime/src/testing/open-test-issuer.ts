import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { JWK } from "jose";
import { assembleToken, makeKey, signWith, type TestKey } from "./sign-token";

/** What access tokens of the tests are meant for. */
export const TEST_AUDIENCE = "https://aiwork.example/api";

/** An issuer of access tokens on a port of its own. Dispose it. */
export interface TestIssuer extends AsyncDisposable {
  readonly issuer: string;
  readonly jwksUri: string;
  /** The key that signs from now on. */
  readonly key: TestKey;
  /** How many requests it got, answered or not. */
  readonly requests: number;
  /** A good token of this issuer but for what is said otherwise; undefined leaves a claim out. */
  sign(claims: object, header?: object, key?: TestKey): string;
  /** Signs with a new key, and from now on tells no other. */
  rotate(): Promise<void>;
  /** Tells these keys. */
  publish(keys: readonly JWK[]): void;
  /** Cuts every connection. */
  goDown(): void;
  /** Takes every request and answers none. */
  hang(): void;
  answerWith(listener: RequestListener): void;
  /** Answers as it should again. */
  comeBack(): void;
}

/** @param path what sets it apart from other issuers, such as /city */
export async function openTestIssuer(path = "/issuer"): Promise<TestIssuer> {
  let key = await makeKey(`${path.slice(1)}-1`);
  let published: readonly JWK[] = [key.publicJwk];
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
