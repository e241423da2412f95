import { findIndicatorFaults } from "@aiwork/agreement/business-plan/indicator/parse-indicators";
import type { ContractFailure, ContractText } from "./contract";

/** Every indicator (指標) is counted by facts, attributes and ways that there are; both parties refuse to start otherwise. */
export function checkIndicators({ indicators, facts }: ContractText): ContractFailure[] {
  return findIndicatorFaults(indicators, facts).map(({ code, member, what, whatToDo }) => ({
    file: "schema/agreement/indicators.json",
    member,
    what: `${what}: ${code}`,
    whatToDo,
  }));
}
