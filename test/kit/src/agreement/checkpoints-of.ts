import type { TestParty } from "../subgraph/test-party";

/** The rules by which a party ever counted, as the tables' owner reads them. */
const RULES = `(select distinct rule as code, since from counted_since where since is not null) as step
  join counting_rule as rule using (code)`;
const RESULTS = "select code, part.* from";
const IN_ORDER = "where part.count <> 0 order by 1, 2, 3";
const YEARS = "'2011-04-01', '2015-04-01'";

interface Result {
  code: string;
  service_point_id: string;
  month: string;
  count: number;
}

/** A party's checkpoints, and its results from them beside a count of all facts. */
export function checkpointsOf({ database: { dataSource } }: TestParty) {
  const results = (asOf: string): Promise<Result[]> =>
    dataSource.query(
      `${RESULTS} ${RULES} cross join lateral counted(code, since, ${YEARS}, $1::timestamptz) as part ${IN_ORDER}`,
      [asOf],
    );
  const recount = (asOf: string): Promise<Result[]> =>
    dataSource.query(
      `${RESULTS} ${RULES} cross join lateral count_facts(rule, since, ${YEARS}, $1::timestamptz) as part ${IN_ORDER}`,
      [asOf],
    );
  return {
    results,
    recount,
    take: async (): Promise<number> => (await dataSource.query("select take_checkpoints() as taken"))[0].taken,
    /** Drops some of them, or all. */
    drop: (where = "true") => dataSource.query(`delete from counted_checkpoint where ${where}`),
    kept: async (where = "true"): Promise<number> =>
      (await dataSource.query(`select count(*)::int as kept from counted_checkpoint where ${where}`))[0].kept,
    /** The last instant before which nothing changes any more, to the microsecond. */
    closedNow: async (): Promise<string> =>
      (await dataSource.query("select closed_instant(clock_timestamp())::text as instant"))[0].instant,
    /** @returns the results, which are the same from checkpoints and without */
    compare: async (asOf: string): Promise<Result[]> => {
      const counted = await results(asOf);
      expect(counted).toEqual(await recount(asOf));
      return counted;
    },
  };
}
