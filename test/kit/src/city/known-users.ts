import { setTimeout as wait } from "node:timers/promises";
import type { TestParty } from "../subgraph/test-party";

const REPORT = `query ($fiscalYear: Int!, $through: YearMonth!, $asOf: DateTime) {
  planProgress(fiscalYear: $fiscalYear, through: $through, asOf: $asOf) {
    asOf planVersion
    rows { servicePointId users { annualTarget monthActual cumulativeActual notes months { month actual notes } } }
    total { users { cumulativeActual notes months { month actual notes } } }
  }
}`;

/** What the plan's progress says of the users of a month, to whoever asks without a token. */
export function knownUsers(party: TestParty) {
  async function report(fiscalYear: number, through: string, asOf?: string) {
    const { data, errors } = await party.askAs({ role: "anonymous" }, REPORT, { fiscalYear, through, asOf });
    expect(errors).toEqual([]);
    return data.planProgress;
  }
  async function shiroishi(fiscalYear: number, through: string, asOf?: string) {
    const { rows, asOf: answered } = await report(fiscalYear, through, asOf);
    const row = rows.find(({ servicePointId }: { servicePointId: string }) => servicePointId === "shiroishi");
    const month = row.users.months.find(({ month }: { month: string }) => month === through);
    return { ...row, month, asOf: answered };
  }
  /** Answers for one month, each with the instant as of which it was given, to be asked for again. */
  function keepAnswers(fiscalYear: number, through: string) {
    const kept: { asOf: string; actual: number }[] = [];
    return {
      ask: async (): Promise<number> => {
        const { asOf, month } = await shiroishi(fiscalYear, through);
        kept.push({ asOf, actual: month.actual });
        await wait(2);
        return month.actual;
      },
      askAgain: async () => {
        for (const { asOf, actual } of kept)
          expect((await shiroishi(fiscalYear, through, asOf)).month.actual).toBe(actual);
      },
    };
  }
  return { report, shiroishi, keepAnswers };
}
