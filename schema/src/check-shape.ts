import { checkConnections } from "./check-connections";
import { checkFederationSubset } from "./check-federation-subset";
import { checkHalves } from "./check-halves";
import { checkMutations } from "./check-mutations";
import { checkQueryRoots } from "./check-query-roots";
import type { Contract } from "./contract";
import { type Failure, tellOnce } from "./failure";

/** The forms that keep one party's fall from taking the other's answer with it, and every client's expectations. */
export function checkShape(contract: Contract): Failure[] {
  return tellOnce([
    ...checkQueryRoots(contract),
    ...checkHalves(contract),
    ...checkFederationSubset(contract),
    ...checkMutations(contract),
    ...checkConnections(contract),
  ]);
}
