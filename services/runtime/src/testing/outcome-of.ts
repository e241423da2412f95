import type { LoginBench } from "./open-login-bench";
import type { Posing } from "./test-caller";

/** Runs a statement that writes: "done", "nothing" where it changed no row, or else the SQLSTATE of its error. */
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
