import type { Guard } from "./guards";
import type { Told } from "./tell-result";

/** `error`: whether anybody notices is not known. */
export type Outcome = "noticed" | "SURVIVED" | "error";

export interface Tried {
  guard: Guard;
  outcome: Outcome;
  /** Of an error; what failed, of one that was noticed. */
  why: string | null;
}

/** What is left does not run at all: that a test fails then says nothing of the guard. */
const NO_PROGRAM = /^\s*(ReferenceError|SyntaxError):/;

/** A guard is noticed when a test of its file ran and failed without it. */
export function triedOf(guard: Guard, { fault, passed, messages }: Told): Tried {
  const error = (why: string): Tried => ({ guard, outcome: "error", why });
  if (fault !== null) return error(fault);
  const broken = messages.find((message) => NO_PROGRAM.test(message));
  if (broken) return error(broken);
  if (messages.length > 0) return { guard, outcome: "noticed", why: messages[0] ?? null };
  return passed > 0 ? { guard, outcome: "SURVIVED", why: null } : error("its file holds no test");
}

/** In one line. */
export function lineOf({ guard: { file, guard }, outcome, why }: Tried): string {
  const reason = why === null || outcome === "noticed" ? "" : ` (${why.trim().split("\n")[0]?.slice(0, 120)})`;
  return `${outcome.padEnd(8)} ${file}: ${guard}${reason}`;
}
