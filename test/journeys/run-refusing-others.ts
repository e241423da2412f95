import { randomUUID } from "node:crypto";
import type { TokenRequest } from "@aiwork/kit/system/request-token";
import type { DatedSystem } from "@aiwork/kit/system/start-dated-system";
import type { TestSystem } from "@aiwork/kit/system/start-system";
import { attemptMutation, partyOfMutation, type RunMutation, runDayByDay } from "./run-mutation";

/** The codes that refuse a caller to whom the agreement does not give the mutation. */
const REFUSAL_CODES: ReadonlySet<string> = new Set([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NO_SUCH_RECORD",
  "NOT_YOUR_SERVICE_POINT",
  "NOT_ADDRESSED_TO_YOU",
  "LIAISON_TO_ONESELF",
  "NOT_YOURS_TO_DECIDE",
]);

export interface RefusingRun {
  /** Runs a mutation after all other callers have tried it, and have been refused without any change. */
  run: RunMutation;
  /** How many tries were refused. */
  refusedCount(): number;
}

/**
 * @param cast the callers by name; null is a caller without a token
 * @param rightful for each mutation, or for a mutation to one state, the callers to whom the agreement gives it
 */
export function runRefusingOthers(
  system: DatedSystem,
  cast: () => Readonly<Record<string, TokenRequest | null>>,
  rightful: Readonly<Record<string, readonly string[]>>,
): RefusingRun {
  const runRightful = runDayByDay(system, system.comesTo);
  let refused = 0;
  const expectRefusals = async (act: string, input: { to?: string }) => {
    const mayDo = rightful[`${act} ${input.to}`] ?? rightful[act] ?? [];
    const others = Object.entries(cast()).filter(([name]) => !mayDo.includes(name));
    const before = await digestTables(system);
    const tries = others.map(async ([name, who]) => {
      const { refusals } = await attemptMutation(system, who, act, { idempotencyKey: randomUUID(), ...input });
      const isRefused = refusals.length > 0 && refusals.every((code) => REFUSAL_CODES.has(String(code)));
      return isRefused ? [] : [`${act} by ${name}: ${refusals}`];
    });
    expect((await Promise.all(tries)).flat()).toEqual([]);
    expect(await digestTables(system)).toEqual(before);
    refused += others.length;
  };
  return {
    run: async (day, who, act, input, selection) => {
      system.comesTo(day, partyOfMutation(act));
      await expectRefusals(act, input);
      return runRightful(day, who, act, input, selection);
    },
    refusedCount: () => refused,
  };
}

/** A digest of each table of both parties, except idempotency keys and access records. */
async function digestTables({ databases }: TestSystem): Promise<unknown> {
  const digests = Object.values(databases).map(({ dataSource }) =>
    dataSource.query(
      `select tablename, query_to_xml(format('select md5(string_agg(t::text, '''' order by t::text)) from %I as t',
         tablename), true, true, '')::text as digest
       from pg_tables where schemaname = 'public' and tablename not in ('idempotency_key', 'migrations')
         and tablename not like 'access\\_%' order by 1`,
    ),
  );
  return Promise.all(digests);
}
