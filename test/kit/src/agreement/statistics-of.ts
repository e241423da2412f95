import type { CallerClaims } from "../access/test-caller";
import type { TestParty } from "../subgraph/test-party";

export const REPORTING: CallerClaims = { role: "reporting" };

// biome-ignore lint/suspicious/noExplicitAny: a row has the fields that the test selects.
type Row = any;

interface StatisticsTable {
  asOf: string;
  rules: { code: string; text: string }[];
  rows: Row[];
}

/** A report waits for others; a machine that is too busy is asked again. */
const MAX_TRIES = 20;

/** A party's tables of statistics, by default for a reporting client and fiscal 2013. */
export function statisticsOf(party: TestParty, field: string, selection: string) {
  async function ask(given: string, who: CallerClaims, fiscalYear: number): ReturnType<TestParty["ask"]> {
    const query = `{ ${field}(fiscalYear: ${fiscalYear}, ${given}) { asOf rules { code text } rows { ${selection} } } }`;
    for (let tries = 1; ; tries++) {
      const answer = await party.askAs(who, query);
      if (tries === MAX_TRIES || answer.errors[0]?.extensions?.refusal !== "DATABASE_SLOW") return answer;
    }
  }
  const table = async (given: string, who = REPORTING, fiscalYear = 2013): Promise<StatisticsTable> => {
    const { data, errors } = await ask(given, who, fiscalYear);
    expect(errors).toEqual([]);
    return data[field];
  };
  return {
    table,
    /** The rows as known at an instant, by default now. */
    rows: async (given: string, asOf = new Date(Date.now() + 1).toISOString()): Promise<Row[]> =>
      (await table(`${given}, asOf: "${asOf}"`)).rows,
    /** Why a question is not answered. */
    refusal: async (given: string, who = REPORTING, fiscalYear = 2013): Promise<unknown> => {
      const { data, errors } = await ask(given, who, fiscalYear);
      expect(data?.[field] ?? null).toBeNull();
      return errors[0]?.extensions?.refusal;
    },
  };
}

/** What the rows themselves give, counted by plain SQL as the tables' owner; a machine that is too busy is asked again. */
export async function recounted({ database }: Pick<TestParty, "database">, text: string): Promise<Row[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await database.dataSource.query(text);
    } catch (error) {
      if (tries === MAX_TRIES || !/timeout/.test(String(error))) throw error;
    }
  }
}

/** Answers of one table, each with its instant, to be asked for again after whatever came later. */
export function keepStatistics<Value>(rowsAsOf: (asOf: string) => Promise<Value>) {
  const kept: { asOf: string; value: Value }[] = [];
  const pause = () => new Promise((done) => setTimeout(done, 3));
  return {
    ask: async (): Promise<Value> => {
      await pause();
      const asOf = new Date().toISOString();
      const value = await rowsAsOf(asOf);
      await pause();
      kept.push({ asOf, value });
      return value;
    },
    askAgain: async (): Promise<void> => {
      for (const { asOf, value } of kept) expect(await rowsAsOf(asOf)).toEqual(value);
    },
  };
}
