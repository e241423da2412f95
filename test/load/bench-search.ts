import { createTemplate } from "@aiwork/kit/postgres/party-template";
import { startPostgresOfRun, stopPostgresOfRun } from "@aiwork/kit/postgres/postgres-of-run";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { printProgress } from "@aiwork/kit/system/print-progress";
import { national } from "@aiwork/national/national";
import { COMMON_WORD, ONE_CHARACTER, RARE_WORD, SEARCHED_WORDS, TWO_WORDS } from "./japanese-job-orders";
import { NEWEST_COUNT, openSearchedJobOrders, type SearchedJobOrders } from "./searched-job-orders";
import { median } from "./take-turns";

const ORDERS = 200_000;
/** The search for a rare word of two characters may take this share of a scan's CPU. */
const LIMIT = 1 / 20;
const ROUNDS = 9;
/** Only the newest results of a word with more hits are compared. */
const MAX_COMPARED = 5_000;
/** The number of searches in each round. */
const SEARCHES_PER_ROUND = { find: 50, scan: 3 } as const;

interface Row {
  search: string;
  hits: number;
  compared: number;
  "the same": boolean;
  "CPU ms": number;
  "scan's CPU ms": number;
  part: string;
}

async function cpuOf(
  orders: SearchedJobOrders,
  of: keyof typeof SEARCHES_PER_ROUND,
  search: string,
  turns: number,
): Promise<number> {
  const before = await orders.cpu(of);
  for (let turn = 0; turn < turns; turn++) await (of === "find" ? orders.findNewest(search) : orders.scan(search));
  return ((await orders.cpu(of)) - before) / turns;
}

/** Measures an indexed page and a scan alternately, and compares their results: all of them, if they are not too many. */
async function compareWithScan(
  orders: SearchedJobOrders,
  search: string,
  turns: Record<keyof typeof SEARCHES_PER_ROUND, number>,
  rounds: number,
) {
  const scanned = await orders.scan(search);
  const expected = scanned.length > MAX_COMPARED ? scanned.slice(0, NEWEST_COUNT) : scanned;
  const found = scanned.length > MAX_COMPARED ? await orders.findNewest(search) : await orders.find(search);
  const isSame = scanned.length > 0 && found.join() === expected.join();
  const cpu = { find: [] as number[], scan: [] as number[] };
  for (let round = 0; round < rounds; round++)
    for (const of of round % 2 === 0 ? (["find", "scan"] as const) : (["scan", "find"] as const))
      cpu[of].push(await cpuOf(orders, of, search, turns[of]));
  const [find, scan] = [median(cpu.find), median(cpu.scan)];
  const row: Row = {
    search,
    hits: scanned.length,
    compared: expected.length,
    "the same": isSame,
    "CPU ms": Number(find.toFixed(2)),
    "scan's CPU ms": Number(scan.toFixed(1)),
    part: `1/${(scan / find).toFixed(1)}`,
  };
  return { row, isSame, part: find / scan };
}

async function measure() {
  await using cleanup = new Cleanup();
  const adminUrl = await startPostgresOfRun();
  cleanup.defer(stopPostgresOfRun);
  await createTemplate(adminUrl, national, "seed");
  printProgress(`loading ${ORDERS} orders`);
  const orders = await openSearchedJobOrders(ORDERS);
  cleanup.defer(() => orders[Symbol.asyncDispose]());
  const rare = await compareWithScan(orders, RARE_WORD.search, SEARCHES_PER_ROUND, ROUNDS);
  const others = [];
  for (const search of [
    ...SEARCHED_WORDS.slice(1).map((word) => word.search),
    TWO_WORDS,
    ONE_CHARACTER.search,
    COMMON_WORD,
  ])
    others.push(await compareWithScan(orders, search, { find: 3, scan: 3 }, 1));
  return { rare, all: [rare, ...others] };
}

async function main(): Promise<void> {
  const { rare, all } = await measure();
  const held = rare.part <= LIMIT && all.every(({ isSame }) => isSame);
  const rows = all.map(({ row }) => row);
  if (process.argv.includes("--json")) {
    console.log(JSON.stringify({ orders: ORDERS, rows, measured: rare.part, limit: LIMIT, held }));
  } else {
    console.table(rows);
    console.log(
      `${RARE_WORD.search} takes ${rare.row.part} of the CPU of a scan of ${ORDERS} orders. The limit is 1/${1 / LIMIT}.`,
    );
  }
  if (process.argv.includes("--check") && !held) process.exit(1);
}

void main();
