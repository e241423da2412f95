import { GraphQLError } from "graphql";

const TRIES = 20;

/** Sends again after OVERLOADED or TIMEOUT, as a client with an idempotency key does. */
export async function sendUntilAnswered<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await send();
    } catch (error) {
      const code = error instanceof GraphQLError && error.extensions.code;
      if ((code !== "OVERLOADED" && code !== "TIMEOUT") || tries === TRIES) throw error;
    }
  }
}
