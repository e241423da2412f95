import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Admit } from "@aiwork/runtime/http/admission";
import { openParty, type RunningSubgraph } from "./open-party";

export type PartyName = "city" | "national";

export const ID = "7d9e7a52-3f0b-4b0e-9a51-0c6f6f1f4a10";

/** The half of the seeker that a party answers with. */
export const halfOf = (party: PartyName) => ({
  nextAction: { text: `${party} calls`, owner: party === "city" ? "CITY" : "NATIONAL" },
  withheld: [{ reason: "NO_CONSENT" }],
});

/** Starts a party's subgraph that knows one seeker. `half` may answer something else, or throw. */
export function openHalf(
  party: PartyName,
  half: () => unknown = () => halfOf(party),
  admit?: Admit,
): Promise<RunningSubgraph> {
  const Seeker = { __resolveReference: ({ id }: { id: string }) => ({ id }), [party]: half };
  const seeker = (_: unknown, { id }: { id: string }) => ({ id: parseUuid(id, "id") });
  return openParty(party, { Query: { seeker }, Seeker }, admit);
}

export const HALF = "{ nextAction { text owner } withheld { reason } }";
export const VIEW = `query View($id: ID!) { seeker(id: $id) { id city ${HALF} national ${HALF} } }`;
