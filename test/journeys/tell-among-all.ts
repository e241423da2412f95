import { randomUUID } from "node:crypto";
import type { Constellation, Party } from "../constellation";
import type { TokenRequest } from "../request-token";
import type { Tell } from "./tell";
import { askToAct, ownerOf } from "./tell-act";
import { dayByDay, tellDayByDay } from "./tell-day-by-day";

/** By what anybody is turned away whose act it is not. */
const NOT_THEIRS: ReadonlySet<string> = new Set([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NO_SUCH_RECORD",
  "NOT_YOUR_SERVICE_POINT",
  "NOT_ADDRESSED_TO_YOU",
  "LIAISON_TO_ONESELF",
]);

export interface Among {
  /** Does an act after all others of the cast have tried it, and have been turned away with nothing done. */
  tell: Tell;
  /** How often somebody was turned away. */
  turnedAway(): number;
}

/**
 * @param cast who is there, by name; null is somebody without a token
 * @param rightful by each act, those of the cast to whom the agreement gives it
 * @param today the business day on which both parties stand
 */
export function tellAmongAll(
  system: Constellation,
  cast: () => Readonly<Record<string, TokenRequest | null>>,
  rightful: Readonly<Record<string, readonly string[]>>,
  today: string,
): Among {
  const passTo = dayByDay(
    system,
    new Map<Party, string>([
      ["city", today],
      ["national", today],
    ]),
  );
  const tell = tellDayByDay(system, passTo);
  let turnedAway = 0;
  const turnAway = async (act: string, input: object) => {
    const others = Object.entries(cast()).filter(([name]) => !rightful[act]?.includes(name));
    const before = await written(system);
    const tries = others.map(async ([name, who]) => {
      const { refusals } = await askToAct(system, who, act, { idempotencyKey: randomUUID(), ...input });
      return refusals.length === 1 && NOT_THEIRS.has(String(refusals[0])) ? [] : [`${act} by ${name}: ${refusals}`];
    });
    expect((await Promise.all(tries)).flat()).toEqual([]);
    expect(await written(system)).toEqual(before);
    turnedAway += others.length;
  };
  return {
    tell: async (day, who, act, input, selection) => {
      await passTo(ownerOf(act), day);
      await turnAway(act, input);
      return tell(day, who, act, input, selection);
    },
    turnedAway: () => turnedAway,
  };
}

/** All that either party keeps, but for its keys of acts and its records of reading, as one value for each table. */
async function written({ databases }: Constellation): Promise<unknown> {
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
