import { z } from "zod";

/** Acts that the other side's state waits for. */
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

/** Tells a receipt from any other thing that a party signs (RFC 7515, 4.1.9). */
export const RECEIPT_TYPE = "aiwork-receipt+jws";

/** 受領証: what a party did with a joint paper, as it gives it to the other under its seal. */
export const receiptContent = z.strictObject({
  act: z.enum(RECEIPTED_ACTS),
  party: z.enum(["CITY", "NATIONAL"]),
  /** The paper, such as `CityRequest:` and its id. */
  subject: z.string().max(100),
  version: z.int().positive(),
  /** SHA-256, hexadecimal, of the text. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The business day. */
  day: z.iso.date(),
  by: z.strictObject({ role: z.string().max(100), name: z.string().max(1_000).nullable() }),
});
export type Receipt = z.output<typeof receiptContent>;

/** What a receipt is about. */
export type Sealed = Pick<Receipt, "act" | "subject" | "version" | "contentHash">;
