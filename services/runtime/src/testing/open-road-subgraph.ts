import type { OutgoingHttpHeaders } from "node:http";
import { DEADLINE_HEADER } from "../deadline/deadline-header";
import { ANONYMOUS } from "../identity/caller";
import { SIGNATURE_HEADER } from "../road/road-header";
import type { RoadKey } from "../road/road-keys";
import { signCall } from "../road/sign-call";
import { openRoad, type RoadFault } from "../road/verify-call";
import { openSmallSubgraph, type SmallSubgraph } from "./open-small-subgraph";
import type { SentCall } from "./send-call";

export const OLD: RoadKey = { id: "2024-1", secret: "o".repeat(32) };
export const LIVE: RoadKey = { id: "2024-2", secret: "l".repeat(32) };

/** The instant at which the verifier's clock stands. */
export const NOW = 1_700_000_000_000;

/** A small subgraph of the city that admits only signed calls. Dispose it. */
export interface RoadSubgraph extends SmallSubgraph {
  /** The faults of the calls that it refused, in order. */
  readonly faults: RoadFault[];
}

export async function openRoadSubgraph(keys: readonly RoadKey[] = [LIVE]): Promise<RoadSubgraph> {
  const faults: RoadFault[] = [];
  const verify = openRoad({ audience: "city", keys, note: (fault) => faults.push(fault), now: () => NOW });
  const subgraph = await openSmallSubgraph(async (call) => {
    await verify(call);
    return ANONYMOUS;
  });
  return Object.assign(subgraph, { faults });
}

export const CALL: SentCall = {
  method: "POST",
  target: "/graphql",
  headers: { "content-type": "application/json", authorization: "Bearer of.the.counselor" },
  body: JSON.stringify({ query: "{ role }" }),
};

/** The call as the gateway signs it for the city. */
export function signed(call: SentCall = CALL, key = LIVE, audience = "city", now = NOW): SentCall {
  const { method, target, body } = call;
  const authorization = call.headers.authorization as string | undefined;
  const deadline = call.headers[DEADLINE_HEADER] as string | undefined;
  const value = signCall(key, { audience, method, target, authorization, body, deadline }, now);
  return withHeaders(call, { [SIGNATURE_HEADER]: value });
}

/** The call with other headers; a header given as undefined is left out. */
export function withHeaders(call: SentCall, changed: OutgoingHttpHeaders): SentCall {
  const headers = Object.entries({ ...call.headers, ...changed }).filter(([, value]) => value !== undefined);
  return { ...call, headers: Object.fromEntries(headers) };
}
