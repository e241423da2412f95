import type { BusinessError } from "@aiwork/server/errors/business-error";
import type { ReceiptFault } from "@aiwork/subgraph/receipts/receipt-signer";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { z } from "zod";
import { receiptError } from "./receipt.errors";

/** Mutations with a receipt, because the other party's state waits for them. */
const RECEIPTED_ACTS = [
  "respondToCityRequest",
  "respondToNationalRequest",
  "proposePlan",
  "approvePlanForCity",
  "approvePlanForNational",
  "approveMinutesForCity",
  "approveMinutesForNational",
  "approveSupportCaseForCity",
  "approveSupportCaseForNational",
  "linkCityFiles",
  "linkNationalFiles",
  "closeNationalMonth",
] as const;
export type ReceiptedAct = (typeof RECEIPTED_ACTS)[number];

/** The JWS type that distinguishes a receipt from anything else a party signs (RFC 7515, 4.1.9). */
export const RECEIPT_TYPE = "aiwork-receipt+jws";

/** 受領証: the content of a receipt, in which a party certifies to the other what it did with a joint document. */
export const receiptSchema = z.strictObject({
  act: z.enum(RECEIPTED_ACTS),
  party: z.enum(["CITY", "NATIONAL"]),
  /** The joint document, such as `CityRequest:` and its id. */
  subject: z.string().max(100),
  version: z.int().positive(),
  /** SHA-256, hexadecimal, of the text. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The business day. */
  day: z.iso.date(),
  by: z.strictObject({ role: z.string().max(100), name: z.string().max(1_000).nullable() }),
});
export type Receipt = z.output<typeof receiptSchema>;

/** The operation, joint document, version and text that a receipt is about. */
export type ReceiptedDocument = Pick<Receipt, "act" | "subject" | "version" | "contentHash">;

/** The own party's signed receipt of the mutation that the caller runs today. */
export function issueReceipt(
  { caller, clock, receiptSigner }: SubgraphContext,
  document: ReceiptedDocument,
): Promise<string> {
  const { party, role, name } = caller;
  if (party === null) throw new Error("a receipt is a party's");
  const receipt: Receipt = { ...document, party, day: clock.today(), by: { role, name } };
  return receiptSigner.sign(RECEIPT_TYPE, receipt);
}

/** What the receipt must be about; the other party may state any content hash. */
type ExpectedReceipt = Omit<ReceiptedDocument, "contentHash">;

const ERROR_OF_FAULT: Record<ReceiptFault, BusinessError> = {
  UNREADABLE: receiptError("RECEIPT_UNREADABLE"),
  FOREIGN_KEY: receiptError("RECEIPT_OF_FOREIGN_KEY"),
  NOT_GENUINE: receiptError("RECEIPT_NOT_GENUINE"),
  KEY_REVOKED: receiptError("RECEIPT_KEY_REVOKED"),
  KEY_NOT_IN_FORCE: receiptError("RECEIPT_KEY_NOT_IN_FORCE"),
};

/** A receipt as an input gives it, with what it must be about. */
interface GivenReceipt {
  receipt: string;
  field: string;
  expected: ExpectedReceipt;
}

/**
 * Verifies a receipt of the other party by its published keys alone, and keeps it; each receipt is accepted once.
 * @throws RECEIPT_USED and the errors of checkReceipt
 */
export async function acceptReceipt(
  db: EntityManager,
  context: SubgraphContext,
  given: GivenReceipt,
): Promise<Receipt> {
  const { receipt: signed, field } = given;
  const receipt = await checkReceipt(context, given);
  // guard: receipt-is-taken-once
  if (!(await storeReceipt(db, context, receipt, signed.trim()))) throw receiptError("RECEIPT_USED").at(field);
  return receipt;
}

/**
 * Verifies a receipt of the other party by its published keys alone, for a mutation that keeps it elsewhere.
 * @throws RECEIPT_UNREADABLE, RECEIPT_OF_FOREIGN_KEY, RECEIPT_NOT_GENUINE, RECEIPT_KEY_REVOKED,
 * RECEIPT_KEY_NOT_IN_FORCE, RECEIPT_OF_OTHER_ACT, RECEIPT_OF_OTHER_THING, RECEIPT_OF_OTHER_VERSION, PEER_KEYS_AWAY
 */
export async function checkReceipt(
  context: SubgraphContext,
  { receipt: signed, field, expected }: GivenReceipt,
): Promise<Receipt> {
  const receipt = await readSigned(context, {
    signed: signed.trim(),
    field,
    type: RECEIPT_TYPE,
    schema: receiptSchema,
  });
  // guard: receipt-is-not-taken
  if (receipt.act !== expected.act || receipt.party === context.caller.party)
    throw receiptError("RECEIPT_OF_OTHER_ACT").at(field);
  // guard: receipt-about-another-joint-document-is-not-taken
  if (receipt.subject !== expected.subject) throw receiptError("RECEIPT_OF_OTHER_THING").at(field);
  // guard: receipt-of-another-version-is-not-taken
  if (receipt.version !== expected.version) throw receiptError("RECEIPT_OF_OTHER_VERSION").at(field);
  return receipt;
}

/** What the other party signed: the text, the input's field, the type of JWS, and the form of its content. */
interface SignedText<Schema extends z.ZodType> {
  readonly signed: string;
  readonly field: string;
  readonly type: string;
  readonly schema: Schema;
}

/**
 * Reads what the other party signed, verified by its published keys alone.
 * @throws RECEIPT_UNREADABLE, RECEIPT_OF_FOREIGN_KEY, RECEIPT_NOT_GENUINE, RECEIPT_KEY_REVOKED, RECEIPT_KEY_NOT_IN_FORCE,
 * PEER_KEYS_AWAY
 */
// guard: receipt-says-all-receipt-says
export async function readSigned<Schema extends z.ZodType>(
  { receiptSigner }: SubgraphContext,
  { signed, field, type, schema }: SignedText<Schema>,
): Promise<z.output<Schema>> {
  const verified = await receiptSigner.verify(type, signed);
  // guard: receipt-is-not-other-party
  if ("fault" in verified) throw ERROR_OF_FAULT[verified.fault].at(field);
  const { success, data } = schema.safeParse(verified.content);
  if (!success) throw receiptError("RECEIPT_UNREADABLE").at(field);
  return data;
}

/** Each receipt once, compared by content: the same content can have two valid signatures. */
async function storeReceipt(db: EntityManager, context: SubgraphContext, receipt: Receipt, signed: string) {
  const { act, subject, version, contentHash, day, by } = receipt;
  const kept: unknown[] = await db.query(
    `insert into kept_receipt (act, subject, version, content_hash, given_on, by_role, by_name, receipt, kept_by_role)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning act`,
    [act, subject, version, contentHash, day, by.role, by.name, signed, context.caller.role],
  );
  return kept.length === 1;
}
