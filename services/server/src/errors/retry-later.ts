import { HeaderMap } from "@apollo/server";
import type { ErrorCode, Sentences } from "./error-codes";
import { Refusal } from "./refusal";

/** The refusal of a call that may be sent again, after `retryAfter` seconds. RFC 9110, 10.2.3. */
export class RetryLater extends Refusal {
  constructor(
    code: ErrorCode,
    sentences: Sentences,
    readonly status: 429 | 503,
    readonly retryAfter: number,
  ) {
    super(code, {}, sentences);
    // Read by @apollo/server, where the refusal is thrown after the request was admitted.
    Object.assign(this.extensions, { http: { status, headers: new HeaderMap([["retry-after", String(retryAfter)]]) } });
  }
}
