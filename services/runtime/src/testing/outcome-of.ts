import type { LoginBench } from "./open-login-bench";
import type { Posing } from "./test-caller";

/** Whether a statement that writes did it, found nothing to do it to, or was refused: then the code of the refusal. */
export async function outcomeOf(
  bench: LoginBench,
  who: Posing,
  text: string,
  values: readonly unknown[] = [],
): Promise<string> {
  try {
    return (await bench.as(who, `${text} returning 1`, [...values])).length > 0 ? "done" : "nothing";
  } catch (error) {
    return (error as { code: string }).code;
  }
}
