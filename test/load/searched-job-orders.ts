import { startTestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "@aiwork/national/national";
import { connectDatabase } from "@aiwork/subgraph/database/connect-database";
import { insertRows } from "@aiwork/subgraph/database/insert-rows";
import { cpuOf } from "./backend-cpu";
import { japaneseJobOrders } from "./japanese-job-orders";

const TODAY = "2013-10-31";
const COUNSELOR = { role: "national.counselor", servicePoints: ["shiroishi"] };
const PAGE_SIZE = 100;
export const NEWEST_COUNT = 20;
const LIST = `query ($search: String, $after: String, $first: Int) { jobOrders(search: $search, first: $first, after: $after) {
  edges { node { id } } pageInfo { endCursor hasNextPage } } }`;
/** The search without an index, over the stored text, by the owner, to whom no policy applies. */
const SCAN = `select id from job_order
  where (select bool_and(position(word in search_key) > 0) from unnest($1::text[]) as word)
    and status = 'OPEN' and refer_until >= '${TODAY}' order by received_on desc, entered desc`;
const SCAN_ONE = SCAN.replace(/\(select .* as word\)/, "position($1 in search_key) > 0");

/** Job orders, searched as a national counselor searches them, and by a scan. Dispose it. */
export interface SearchedJobOrders extends AsyncDisposable {
  /** The first page of the served list; retried if the machine was too busy. */
  findNewest(search: string): Promise<string[]>;
  /** All pages. */
  find(search: string): Promise<string[]>;
  /** The results of a scan, in the order of the list. */
  scan(search: string): Promise<string[]>;
  /** Milliseconds of CPU that the backends of either search have used so far. */
  cpu(of: "find" | "scan"): Promise<number>;
  /** How often PostgreSQL has scanned the bigram index. */
  lookUps(): Promise<number>;
}

export async function openSearchedJobOrders(count: number): Promise<SearchedJobOrders> {
  const party = await startTestParty(national, "seed", TODAY);
  const { manager, options } = party.database.dataSource;
  const { url = "" } = options as { url?: string };
  const owner = await connectDatabase({ url, pool: "maintenance", applicationName: "bench" });
  const runner = owner.dataSource.createQueryRunner();
  // The CPU of parallel workers would not be counted.
  await runner.query("set max_parallel_workers_per_gather = 0");
  await insertRows(runner.manager, "job_order", japaneseJobOrders(count));
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
    const [{ words }] = await manager.query("select search_words($1) as words", [search]);
    return words;
  };
  const [{ scanner }] = await runner.query("select pg_backend_pid() as scanner");
  return {
    findNewest: async (search) => (await pagesOf(search, NEWEST_COUNT).next()).value ?? [],
    find: async (search) => {
      const found: string[] = [];
      for await (const page of pagesOf(search, PAGE_SIZE)) found.push(...page);
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
