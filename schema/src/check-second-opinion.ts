import { composeServices } from "@theguild/federation-composition";
import { SUBGRAPH_URLS } from "./compose-supergraph";
import { type Contract, partiesOf } from "./contract";
import type { Failure } from "./failure";
import { locate } from "./locate";

/** Composes the same contract with a second implementation: what only one accepts would not run on every router. */
export function checkSecondOpinion(contract: Contract): Failure[] {
  const services = partiesOf(contract).map(({ party, document }) => ({
    name: party,
    url: SUBGRAPH_URLS[party],
    typeDefs: document,
  }));
  return (composeServices(services).errors ?? []).map(({ message, nodes }) => ({
    ...locate(contract, nodes, message),
    what: `second opinion: ${message}`,
    whatToDo: "Change it so that @theguild/federation-composition composes it too.",
  }));
}
