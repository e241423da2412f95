import type { Guard } from "./guards";
import type { TestFileReport } from "./report-test-file";

/** `error`: the guard could not be tried. */
export type MutantOutcome = "noticed" | "SURVIVED" | "error";

export interface TriedGuard {
  guard: Guard;
  outcome: MutantOutcome;
  /** The reason of an error, or the test failure that noticed the removal. */
  why: string | null;
}

/** The changed code does not run at all, so a failing test says nothing about the guard. */
const NO_PROGRAM = /^\s*(ReferenceError|SyntaxError):/;

/** A removed guard is noticed if a test ran and failed. */
export function outcomeOfGuard(guard: Guard, { fault, passed, messages }: TestFileReport): TriedGuard {
  const error = (why: string): TriedGuard => ({ guard, outcome: "error", why });
  if (fault !== null) return error(fault);
  const broken = messages.find((message) => NO_PROGRAM.test(message));
  if (broken) return error(broken);
  if (messages.length > 0) return { guard, outcome: "noticed", why: messages[0] ?? null };
  return passed > 0 ? { guard, outcome: "SURVIVED", why: null } : error("its file has no test");
}

/** Describes an outcome in one line. */
export function describeTried({ guard: { file, guard }, outcome, why }: TriedGuard): string {
  const reason = why === null || outcome === "noticed" ? "" : ` (${why.trim().split("\n")[0]?.slice(0, 120)})`;
  return `${outcome.padEnd(8)} ${file}: ${guard}${reason}`;
}
