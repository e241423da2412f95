import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { RECEIPT_TYPE, type Receipt, type Sealed } from "./receipt";

/** The own party's signed receipt of the mutation that the caller runs today. */
export function issueReceipt({ caller, clock, seals }: SubgraphContext, sealed: Sealed): Promise<string> {
  const { party, role, name } = caller;
  if (party === null) throw new Error("a receipt is a party's");
  const receipt: Receipt = { ...sealed, party, day: clock.today(), by: { role, name } };
  return seals.seal(RECEIPT_TYPE, receipt);
}
