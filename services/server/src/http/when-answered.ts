import type { ServerResponse } from "node:http";

/** Runs `act` once, when the response is made, however slowly it is taken, or its connection is closed; at once where that has happened. */
export function whenAnswered(response: ServerResponse, act: () => void): void {
  if (response.destroyed || response.writableEnded) {
    act();
    return;
  }
  const once = () => {
    response.off("prefinish", once).off("close", once);
    act();
  };
  // guard: answer-that-is-made-makes-room
  response.once("prefinish", once);
  response.once("close", once);
}
