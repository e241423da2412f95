import { national } from "@aiwork/national/national";
import { startPostgresOfRun, stopPostgresOfRun } from "@aiwork/runtime/testing/postgres-of-run";
import { makeTemplate } from "@aiwork/runtime/testing/template-of-party";
import { Cleanup } from "../cleanup";
import { median } from "./access/take-turns";
import { NEWEST, openSearchedOrders, type SearchedOrders } from "./search/searched-orders";
import { COMMON, ONE_CHARACTER, RARE, TWO_WORDS, WORDS } from "./search/words";
import { tellProgress } from "./tell-progress";

const ORDERS = 200_000;
/** A rare word of two characters takes at most this part of a scan's CPU. */
const LIMIT = 1 / 20;
const ROUNDS = 9;
/** Of a word with more hits only the newest are compared. */
const MOST_COMPARED = 5_000;
/** Each round weighs so many of them. */
const TURNS = { find: 50, scan: 3 } as const;

interface Row {
  search: string;
  hits: number;
  compared: number;
  "the same": boolean;
  "CPU ms": number;
  "scan's CPU ms": number;
  part: string;
}

async function cpuOf(orders: SearchedOrders, of: keyof typeof TURNS, search: string, turns: number): Promise<number> {
  const before = await orders.cpu(of);
  for (let turn = 0; turn < turns; turn++) await (of === "find" ? orders.findNewest(search) : orders.scan(search));
  return ((await orders.cpu(of)) - before) / turns;
}

/** Weighs a page found against a scan, turn about, and compares what both find: all of it, where that is not too much. */
async function weigh(
  orders: SearchedOrders,
  search: string,
  turns: Record<keyof typeof TURNS, number>,
  rounds: number,
) {
  const scanned = await orders.scan(search);
  const expected = scanned.length > MOST_COMPARED ? scanned.slice(0, NEWEST) : scanned;
  const found = scanned.length > MOST_COMPARED ? await orders.findNewest(search) : await orders.find(search);
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
  await makeTemplate(adminUrl, national, "seed");
  tellProgress(`loading ${ORDERS} orders`);
  const orders = await openSearchedOrders(ORDERS);
  cleanup.defer(() => orders[Symbol.asyncDispose]());
  const rare = await weigh(orders, RARE.search, TURNS, ROUNDS);
  const others = [];
  for (const search of [...WORDS.slice(1).map((word) => word.search), TWO_WORDS, ONE_CHARACTER.search, COMMON])
    others.push(await weigh(orders, search, { find: 3, scan: 3 }, 1));
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
    console.log(`${RARE.search} takes ${rare.row.part} of a scan among ${ORDERS} orders; the limit is 1/${1 / LIMIT}.`);
  }
  if (process.argv.includes("--check") && !held) process.exit(1);
}

void main();
