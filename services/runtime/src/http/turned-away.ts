import type { ErrorCode, Sentences } from "../refusal/error-code";
import { Refusal } from "../refusal/refusal";

/** A call that may come again: the refusal says after how many seconds. RFC 9110, 10.2.3. */
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
