import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import type { RowSecurityBench } from "../access/row-security-bench";
import { legalTransitions } from "./transition-steps";

const TRIGGERS = `select relname as table, encode(tgargs, 'escape') as steps
  from pg_trigger join pg_class on pg_class.oid = tgrelid where tgname = 'along_states'`;

/** The steps that the database lets a record of each table go, as from>to, sorted. */
export async function stepsInDatabase(bench: RowSecurityBench): Promise<Record<string, string[]>> {
  const rows: { table: string; steps: string }[] = await bench.owner(TRIGGERS);
  const sorted = (steps: string) => steps.split("\\000").filter(Boolean).sort();
  return Object.fromEntries(rows.map(({ table, steps }) => [table, sorted(steps)]));
}

/**
 * The steps of a state machine in the same form.
 * @param stored those whose first state is left by the business day alone, and so is not stored
 */
export function stepsOfMachine<State extends string>(machine: Transitions<State>, ...stored: string[]): string[] {
  const steps = legalTransitions(machine).filter(([from, to]) => from !== to);
  return [...steps.map(([from, to]) => `${from}>${to}`), ...stored].sort();
}
