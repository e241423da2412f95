import { readFileSync } from "node:fs";
import { national } from "@aiwork/national/national";
import { insertRows } from "@aiwork/runtime/database/insert-rows";
import { openDatabase } from "@aiwork/runtime/database/open-database";
import { openTestParty } from "@aiwork/runtime/testing/open-test-party";
import { japaneseOrders } from "./japanese-orders";

const TODAY = "2013-10-31";
const COUNSELOR = { role: "national.counselor", servicePoints: ["shiroishi"] };
const PAGE = 100;
export const NEWEST = 20;
const LIST = `query ($search: String, $after: String, $first: Int) { jobOrders(search: $search, first: $first, after: $after) {
  edges { node { id } } pageInfo { endCursor hasNextPage } } }`;
/** As a list would have to look without an index: along the text as it is kept, by the owner, whom no policy holds up. */
const SCAN = `select id from job_order
  where (select bool_and(position(word in search_key) > 0) from unnest($1::text[]) as word)
    and status = 'OPEN' and refer_until >= '${TODAY}' order by received_on desc, id desc`;
const SCAN_ONE = SCAN.replace(/\(select .* as word\)/, "position($1 in search_key) > 0");

/** The nation's job orders, searched as its counselor searches them, and by a scan. Dispose it. */
export interface SearchedOrders extends AsyncDisposable {
  /** The first page, by the served list; asked for again where a busy machine gave none in time. */
  findNewest(search: string): Promise<string[]>;
  /** All pages. */
  find(search: string): Promise<string[]>;
  /** In the list's order. */
  scan(search: string): Promise<string[]>;
  /** Milliseconds of CPU that the backends of either have taken so far. */
  cpu(of: "find" | "scan"): Promise<number>;
  /** How often PostgreSQL has looked into the index on bigrams. */
  lookUps(): Promise<number>;
}

export async function openSearchedOrders(count: number): Promise<SearchedOrders> {
  const party = await openTestParty(national, "seed", TODAY);
  const { manager, options } = party.database.dataSource;
  const { url = "" } = options as { url?: string };
  const owner = await openDatabase({ url, pool: "maintenance", applicationName: "bench" });
  const runner = owner.dataSource.createQueryRunner();
  // What helpers of a scan took would be seen by nobody.
  await runner.query("set max_parallel_workers_per_gather = 0");
  await insertRows(runner.manager, "job_order", japaneseOrders(count));
  await runner.query("vacuum analyze job_order");
  const pagesOf = async function* (search: string, first: number) {
    for (let after: string | null = null, more = true; more; ) {
      const { data, errors } = await party.askAs(COUNSELOR, LIST, { search, after, first });
      if (errors.some(({ extensions }) => extensions?.code === "TIMEOUT")) continue;
      if (errors.length > 0) throw new Error(`the search for ${search} failed`, { cause: errors });
      yield data.jobOrders.edges.map(({ node }: { node: { id: string } }): string => node.id);
      ({ endCursor: after, hasNextPage: more } = data.jobOrders.pageInfo);
    }
  };
  const normalised = async (search: string): Promise<string[]> => {
    const [{ key }] = await manager.query("select search_key($1) as key", [search]);
    return key.split(/\s+/);
  };
  const [{ scanner }] = await runner.query("select pg_backend_pid() as scanner");
  return {
    findNewest: async (search) => (await pagesOf(search, NEWEST).next()).value ?? [],
    find: async (search) => {
      const found: string[] = [];
      for await (const page of pagesOf(search, PAGE)) found.push(...page);
      return found;
    },
    scan: async (search) => {
      const words = await normalised(search);
      const rows: { id: string }[] =
        words.length === 1 ? await runner.query(SCAN_ONE, words) : await runner.query(SCAN, [words]);
      return rows.map(({ id }) => id);
    },
    cpu: async (of) => {
      const pids: { pid: number }[] = await manager.query(
        "select pid from pg_stat_activity where datname = current_database() and usename = 'national_staff'",
      );
      return (of === "scan" ? [scanner] : pids.map(({ pid }) => pid)).reduce((sum, pid) => sum + cpuOf(pid), 0);
    },
    lookUps: async () => {
      const query = "select idx_scan::int as count from pg_stat_user_indexes where indexrelname = 'job_order_search'";
      return (await manager.query(query))[0].count;
    },
    [Symbol.asyncDispose]: async () => {
      await runner.release();
      await owner.close();
      await party[Symbol.asyncDispose]();
    },
  };
}

/** proc(5), schedstat: nanoseconds on a CPU, which are finer than the ticks of stat. */
function cpuOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
}
