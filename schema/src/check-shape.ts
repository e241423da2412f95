import { checkConnections } from "./check-connections";
import { checkFederationSubset } from "./check-federation-subset";
import { checkHalves } from "./check-halves";
import { checkMutations } from "./check-mutations";
import { checkQueryRoots } from "./check-query-roots";
import type { Contract } from "./contract";
import { type Failure, tellOnce } from "./failure";

/** The rules that keep one party's failure out of the other's response, and those that every client relies on. */
export function checkShape(contract: Contract): Failure[] {
  return tellOnce([
    ...checkQueryRoots(contract),
    ...checkHalves(contract),
    ...checkFederationSubset(contract),
    ...checkMutations(contract),
    ...checkConnections(contract),
  ]);
}
