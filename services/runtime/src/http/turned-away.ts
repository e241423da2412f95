import type { ErrorCode, Sentences } from "../refusal/error-code";
import { Refusal } from "../refusal/refusal";

/** The refusal of a call that may be sent again, after `retryAfter` seconds. RFC 9110, 10.2.3. */
export class TurnedAway extends Refusal {
  constructor(
    code: ErrorCode,
    sentences: Sentences,
    readonly status: 429 | 503,
    readonly retryAfter: number,
  ) {
    super(code, {}, sentences);
  }
}
