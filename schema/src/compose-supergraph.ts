import { composeServices } from "@apollo/composition";
import { composeServices as composeForSecondOpinion } from "@theguild/federation-composition";
import { GraphQLError } from "graphql";
import { type Contract, type ContractFailure, partiesOf } from "./contract";
import { locateMember } from "./locate";

/** The default addresses of the subgraphs. */
const SUBGRAPH_URLS = { city: "http://127.0.0.1:4001/graphql", national: "http://127.0.0.1:4002/graphql" };

type Composition = { supergraph: string; failures: [] } | { supergraph?: never; failures: ContractFailure[] };

const WHAT_TO_DO: Record<string, string> = {
  INCONSISTENT_DESCRIPTION: "Give it the same sentence in both parties, or move it to schema/agreement.",
  INVALID_FIELD_SHARING: "Let one party own it.",
  SATISFIABILITY_ERROR: "Give the type a key that both parties resolve, or resolve the field where it is selected.",
};

/** Composes both parties' parts. A hint counts as a failure, because it reports what composition dropped or guessed. */
export function composeSupergraph(contract: Contract): Composition {
  const services = partiesOf(contract).map(({ party, document }) => ({
    name: party,
    url: SUBGRAPH_URLS[party],
    typeDefs: document,
  }));
  const { supergraphSdl, errors = [], hints = [] } = attempt(() => composeServices(services));
  const failures = [
    ...errors.map(({ message, nodes, extensions }) => ({ message, nodes, code: String(extensions.code) })),
    ...hints.map(({ message, nodes, definition }) => ({ message, nodes, code: definition.code })),
  ].map(({ message, nodes, code }) => ({
    ...locateMember(contract, nodes, message),
    what: `${code}: ${message}`,
    whatToDo: WHAT_TO_DO[code] ?? "Change it so that both parties' parts compose.",
  }));
  return supergraphSdl !== undefined && failures.length === 0
    ? { supergraph: `${supergraphSdl}\n`, failures: [] }
    : { failures };
}

/** Composition throws on some SDL that it should refuse; the other faults of the contract are still reported. */
function attempt(compose: () => ReturnType<typeof composeServices>): Partial<ReturnType<typeof composeServices>> {
  try {
    return compose();
  } catch (error) {
    return { errors: [new GraphQLError(`composition failed: ${error}`, { extensions: { code: "INTERNAL" } })] };
  }
}

/** Composes the same contract with a second implementation: what only one accepts would not run on every router. */
export function checkSecondOpinion(contract: Contract): ContractFailure[] {
  const services = partiesOf(contract).map(({ party, document }) => ({
    name: party,
    url: SUBGRAPH_URLS[party],
    typeDefs: document,
  }));
  return (composeForSecondOpinion(services).errors ?? []).map(({ message, nodes }) => ({
    ...locateMember(contract, nodes, message),
    what: `second opinion: ${message}`,
    whatToDo: "Change it so that @theguild/federation-composition composes it too.",
  }));
}
