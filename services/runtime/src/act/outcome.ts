import type { EntityManager } from "typeorm";
import { BusinessRefusal } from "../refusal/business-refusal";

/** A mutation's result: references only, never personal data, since it is stored for 30 days. The records are read again for each answer. */
export type References = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** An error as it is stored: with both sentences, so that it can be returned again in either language. */
export type KeptRefusal = Pick<BusinessRefusal, "code" | "sentences" | "path">;

/** The outcome of a mutation: its result, or an error where nothing was done. */
export type Outcome<Answer extends References = References> = { answer: Answer } | { refusal: KeptRefusal };

/** Runs a mutation after a savepoint; a business error rolls back to it and undoes what the mutation wrote. */
export async function outcomeOf<Answer extends References>(
  db: EntityManager,
  perform: () => Promise<Answer>,
): Promise<Outcome<Answer>> {
  await db.query("savepoint act");
  try {
    return { answer: await perform() };
  } catch (error) {
    // guard: fault-is-no-refusal-and-keeps
    if (!(error instanceof BusinessRefusal)) throw error;
    // guard: refusal-undoes-what-was-written-before
    await db.query("rollback to savepoint act");
    return { refusal: keptOf(error) };
  }
}

export function keptOf({ code, sentences, path }: BusinessRefusal): KeptRefusal {
  return { code, sentences, path };
}
