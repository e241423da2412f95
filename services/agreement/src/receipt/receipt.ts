import { z } from "zod";

/** Mutations with a receipt, because the other party's state waits for them. */
export const RECEIPTED_ACTS = [
  "respondToCityRequest",
  "respondToNationalRequest",
  "approvePlanForCity",
  "approvePlanForNational",
  "approveMinutesForCity",
  "approveMinutesForNational",
  "approveSupportCaseForCity",
  "approveSupportCaseForNational",
] as const;
export type ReceiptedAct = (typeof RECEIPTED_ACTS)[number];

/** The JWS type that distinguishes a receipt from anything else a party signs (RFC 7515, 4.1.9). */
export const RECEIPT_TYPE = "aiwork-receipt+jws";

/** 受領証: the content of a receipt, in which a party certifies to the other what it did with a joint document. */
export const receiptContent = z.strictObject({
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
export type Receipt = z.output<typeof receiptContent>;

/** The operation, joint document, version and text that a receipt is about. */
export type Sealed = Pick<Receipt, "act" | "subject" | "version" | "contentHash">;
