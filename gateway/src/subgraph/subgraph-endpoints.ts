import { timingSafeEqual } from "node:crypto";
import { isProtectedUrl, PROTECTED_ADVICE } from "@aiwork/server/configuration/production";
import { ConfigurationError, isHttpUrl } from "@aiwork/server/configuration/read-configuration";
import { computeAnswerSignature, SIGNATURE_HEADER, type SignedCall, signCall } from "@aiwork/server/signing/signature";
import { printableSubgraphName, type SigningKey } from "@aiwork/server/signing/signing-keys";
import type { GraphQLSchema } from "graphql";
import { readSubgraphs } from "../supergraph/read-supergraph";

/** A subgraph's URL and the credentials of calls to it. */
interface SubgraphEndpoint {
  readonly url: string;
  readonly credentials: CallCredentials;
}

/** The signing key of each subgraph; undefined if nothing is signed. */
export type SigningKeysBySubgraph = ReadonlyMap<string, SigningKey> | undefined;

/** The endpoint of each subgraph. @throws ConfigurationError listing every missing or superfluous key */
export function resolveEndpoints(
  located: ReadonlyMap<string, string>,
  keys: SigningKeysBySubgraph,
): ReadonlyMap<string, SubgraphEndpoint> {
  // guard: each-subgraph-has-key
  const errors = [...(keys?.keys() ?? [])]
    .filter((name) => !located.has(name))
    .map(
      (name) => `SUBGRAPH_SIGNING_KEYS: the supergraph has no subgraph for the key of ${printableSubgraphName(name)}`,
    );
  const endpoints = new Map<string, SubgraphEndpoint>();
  for (const [name, url] of located) {
    const key = keys?.get(name);
    // guard: subgraph-without-key-is-named-before-anything
    if (keys && !key) errors.push(`SUBGRAPH_SIGNING_KEYS: ${name} has no key: give the key that it verifies`);
    endpoints.set(name, { url, credentials: key ? signingCredentials(name, key) : unsignedCredentials });
  }
  if (errors.length > 0) throw new ConfigurationError(errors);
  return endpoints;
}

/**
 * Each subgraph's URL: the given one, else the supergraph's own.
 * @param isProduction whether only https reaches another host
 * @throws ConfigurationError listing every error
 */
export function locateSubgraphs(
  schema: GraphQLSchema,
  given: ReadonlyMap<string, string>,
  isProduction: boolean,
): ReadonlyMap<string, string> {
  const own = readSubgraphs(schema);
  const errors = [...given.keys()]
    .filter((name) => !own.has(name))
    .map((name) => `SUBGRAPH_URLS: the supergraph has no subgraph ${name}, but ${[...own.keys()].join(" and ")}`);
  const located = new Map([...own].map(([name, url]) => [name, given.get(name) ?? url]));
  for (const [name, url] of located) {
    const isUsable = isHttpUrl(url);
    if (!isUsable) errors.push(`SUBGRAPH_URLS: ${name} has no http or https URL in the supergraph: give it one`);
    // guard: production-calls-other-hosts-over-tls
    if (isUsable && isProduction && !isProtectedUrl(url)) errors.push(`SUBGRAPH_URLS: ${name}: ${PROTECTED_ADVICE}`);
  }
  if (errors.length > 0) throw new ConfigurationError(errors);
  return located;
}

/** The headers that show a subgraph that the gateway calls, and for which caller; and how its answer is known. */
interface CallTrust {
  readonly headers: Readonly<Record<string, string>>;
  /** Whether an answer is the subgraph's, and to this call. */
  isGenuine(answer: { status: number; text: string; signature?: string | undefined }): boolean;
}

/** Makes the credentials of one call. The body must be final. */
export type CallCredentials = (call: Pick<SignedCall, "authorization" | "target" | "body" | "deadline">) => CallTrust;

/** The caller's token unchanged, because the subgraph verifies it too, and the gateway's signature of the call. */
function signingCredentials(audience: string, key: SigningKey): CallCredentials {
  // guard: subgraph-is-sent-callers-token
  return (call) => {
    const callSignature = signCall(key, { audience, method: "POST", ...call });
    return {
      headers: {
        ...(call.authorization !== undefined && { authorization: call.authorization }),
        // guard: subgraph-is-sent-gateways-signature
        [SIGNATURE_HEADER]: callSignature,
      },
      isGenuine: ({ status, text, signature = "" }) => {
        const expected = computeAnswerSignature(key.secret, { callSignature, status, body: text });
        // guard: answer-is-known-by-signature
        return signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
      },
    };
  };
}

/** With AUTH off nothing is signed and no token is forwarded. */
// guard: without-tokens-read-none-is-sent-on
const unsignedCredentials: CallCredentials = () => ({ headers: {}, isGenuine: () => true });
