import { refuse } from "@aiwork/runtime/act/act-refusals";
import { type FreeText, parseFreeText } from "./free-text";

const MOST = 1000;

/** Why somebody acts. @throws REASON_REQUIRED, TEXT_TOO_LONG, UNPRINTABLE_TEXT, MY_NUMBER_FOUND */
export function readReason(given: string, field = "reason"): FreeText {
  const reason = parseFreeText(given, field, MOST);
  if (reason === "") throw refuse("REASON_REQUIRED").at(field);
  return reason;
}
