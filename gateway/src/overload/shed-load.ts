import type { Admit } from "@aiwork/runtime/http/admission";
import { TurnedAway } from "@aiwork/runtime/http/turned-away";
import { errorCodes } from "@aiwork/runtime/refusal/error-code";

const RETRY_AFTER_S = 1;

export interface Load {
  readonly inFlight: { enter(): boolean; leave(): void };
  readonly loop: { readonly isLate: boolean };
}

/** Refuses requests before their body is read, when more of them would only make all wait. */
export function shedLoad(admit: Admit, { inFlight, loop }: Load): Admit {
  return async (call) => {
    // guard: no-more-requests-are-taken
    if (loop.isLate || !inFlight.enter()) throw new TurnedAway("OVERLOADED", errorCodes.OVERLOADED, 503, RETRY_AFTER_S);
    // guard: request-is-answered-makes-room
    call.afterwards(() => inFlight.leave());
    return admit(call);
  };
}
