import { refuse } from "@aiwork/runtime/act/act-refusals";
import { type FreeText, parseFreeText } from "./free-text";

const MOST = 1000;

/** The reason for an action. @throws REASON_REQUIRED, TEXT_TOO_LONG, UNPRINTABLE_TEXT, MY_NUMBER_FOUND */
export function readReason(given: string, field = "reason"): FreeText {
  const reason = parseFreeText(given, field, MOST);
  // guard: reason-is-not-blank
  if (reason === "") throw refuse("REASON_REQUIRED").at(field);
  return reason;
}
