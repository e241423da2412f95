import { GraphQLError } from "graphql";
import { checkAccess } from "./check-access";
import { checkClauses } from "./check-clauses";
import { checkDescriptions } from "./check-descriptions";
import { checkIndicators } from "./check-indicators";
import { checkShape } from "./check-shape";
import { checkSecondOpinion, composeSupergraph } from "./compose-supergraph";
import { type Contract, type ContractFailure, type ContractText, uniqueFailures } from "./contract";
import { parseContract } from "./read-contract";

const CHECKS = [checkClauses, checkAccess, checkDescriptions, checkShape];

/** All faults of the contract, those of the clause check first; the supergraph when there are none. */
export function checkContract(text: ContractText): { failures: ContractFailure[]; supergraph?: string } {
  const contract = parseOrFail(text);
  if (!("city" in contract)) return { failures: [contract] };
  const composition = composeSupergraph(contract);
  const failures = uniqueFailures([
    ...checkIndicators(text),
    ...CHECKS.flatMap((check) => check(contract)),
    ...composition.failures,
    ...checkSecondOpinion(contract),
  ]);
  return composition.supergraph === undefined || failures.length > 0
    ? { failures }
    : { failures, supergraph: composition.supergraph };
}

function parseOrFail(text: ContractText): Contract | ContractFailure {
  try {
    return parseContract(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [at] = error.locations ?? [];
    const file = error.source?.name ?? "schema";
    return { file, member: `line ${at?.line}`, what: error.message, whatToDo: "Write it as GraphQL SDL." };
  }
}
