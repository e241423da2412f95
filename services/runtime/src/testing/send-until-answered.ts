import { GraphQLError } from "graphql";

const TRIES = 20;

/** As a client does that holds a key: what was too busy or too slow is sent again, unchanged. */
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
