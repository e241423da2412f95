import type { ErrorCode } from "@aiwork/runtime/refusal/error-code";
import { Refusal } from "@aiwork/runtime/refusal/refusal";
import type { Place } from "../fetch/place";

/** The same error at another path. */
export function moveFault({ extensions, names, sentences }: Refusal, place: Place): Refusal {
  return new Refusal(extensions.code as ErrorCode, names, sentences, place);
}
