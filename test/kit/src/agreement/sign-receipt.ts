import { RECEIPT_TYPE, type Receipt, type ReceiptedDocument } from "@aiwork/agreement/agreement/receipt/receipt";
import type { ReceiptSigner } from "@aiwork/subgraph/receipts/receipt-signer";
import { testReceiptSigner } from "../receipts/test-receipt-signers";

/** A receipt as a party's officer gives it, except for what a test overrides. */
export async function signReceipt(
  party: Receipt["party"],
  document: ReceiptedDocument & Partial<Receipt>,
  signer?: ReceiptSigner,
  type = RECEIPT_TYPE,
): Promise<string> {
  const role = party === "CITY" ? "city.secretariat" : "national.planning";
  const receipt: Receipt = { party, day: "2013-10-30", by: { role, name: "担当 三郎" }, ...document };
  return (signer ?? (await testReceiptSigner(party))).sign(type, receipt);
}

/** The same receipt with changed content and the old signature. */
export function alterReceipt(receipt: string, changes: Partial<Receipt>): string {
  const [head = "", body = "", signature = ""] = receipt.split(".");
  const content = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  const altered = Buffer.from(JSON.stringify({ ...content, ...changes })).toString("base64url");
  return [head, altered, signature].join(".");
}
