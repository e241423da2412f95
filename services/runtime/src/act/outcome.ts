import type { EntityManager } from "typeorm";
import { BusinessRefusal } from "../refusal/business-refusal";

/** References only, never a personal value: it is kept for 30 days. What they name is read as it now is. */
export type References = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What is kept of a refusal: both sentences, so that it can be given again in either language. */
export type KeptRefusal = Pick<BusinessRefusal, "code" | "sentences" | "path">;

/** How an act came out: done, or refused with nothing done. */
export type Outcome<Answer extends References = References> = { answer: Answer } | { refusal: KeptRefusal };

/** Acts up to a savepoint, to which a refusal goes back: what was written before it was thrown is gone. */
export async function outcomeOf<Answer extends References>(
  db: EntityManager,
  perform: () => Promise<Answer>,
): Promise<Outcome<Answer>> {
  await db.query("savepoint act");
  try {
    return { answer: await perform() };
  } catch (error) {
    if (!(error instanceof BusinessRefusal)) throw error;
    await db.query("rollback to savepoint act");
    return { refusal: keptOf(error) };
  }
}

export function keptOf({ code, sentences, path }: BusinessRefusal): KeptRefusal {
  return { code, sentences, path };
}
