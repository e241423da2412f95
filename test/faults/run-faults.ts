import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { randomOf } from "@aiwork/agreement/demo/random";
import { insertRows } from "@aiwork/runtime/database/insert-rows";
import type { Broken } from "./broken/broken";
import { checkHistory } from "./history/check-history";
import type { Violation } from "./history/history";
import { killOften } from "./system/kill-often";
import type { MortalSystem } from "./system/mortal-system";
import { readFinalState } from "./system/read-final-state";
import { type Counter, placeOne } from "./workload/placement-client";
import { type Ledger, type Sender, sendMutation } from "./workload/send-mutation";
import { visitOnce } from "./workload/visit-client";

export interface Course {
  /** So many are acknowledged before it ends. */
  mutations: number;
  /** One kill after so many acknowledged. */
  killEvery: number;
  clients: { placing: number; visiting: number };
  orders: { count: number; openings: number };
  broken?: Broken;
  tell?: (acknowledged: number) => void;
}

export interface Report {
  what: string;
  mutations: number;
  acknowledged: number;
  refused: number;
  unknown: number;
  requests: number;
  unanswered: Record<string, number>;
  "lost answers": number;
  kills: Record<string, number>;
  violations: Violation[];
  seconds: number;
}

/** Many clients on few job orders, while servers are killed and answers get lost; then the history is checked. */
export async function runFaults(system: MortalSystem, course: Course): Promise<Report> {
  await beginAnew(system);
  if (course.broken) await breakSystem(system, course.broken);
  const begun = Date.now();
  const orders = await addOrders(system, course.orders);
  const ledger: Ledger = { calls: [], acknowledged: 0, requests: 0, failed: {} };
  const killings = killOften(system, course.broken?.environment, randomOf("answers that get lost").next);
  const isOver = () => ledger.acknowledged >= course.mutations;
  const working = Promise.all([
    ...placing(system, course, orders, ledger, isOver),
    ...visiting(system, course, ledger, isOver),
  ]);
  const killing = (async () => {
    for (let next = course.killEvery; !isOver(); await sleep(5)) {
      course.tell?.(ledger.acknowledged);
      if (ledger.acknowledged < next) continue;
      await killings.killOne();
      next = ledger.acknowledged + course.killEvery;
    }
  })();
  await Promise.all([working, killing]);
  system.road.onCommit = () => true;
  const violations = checkHistory(ledger.calls, await patiently(() => readFinalState(system.constellation.databases)));
  const outcomes = ledger.calls.map(({ answers: [answer] }) => answer);
  return {
    what: course.broken?.name ?? "product",
    mutations: ledger.calls.length,
    acknowledged: ledger.acknowledged,
    refused: outcomes.filter((answer) => answer && "refused" in answer).length,
    unknown: outcomes.filter((answer) => !answer).length,
    requests: ledger.requests,
    unanswered: ledger.failed,
    "lost answers": killings.lostAnswers,
    kills: killings.kills,
    violations,
    seconds: Math.round((Date.now() - begun) / 1000),
  };
}

const NATIONAL = { role: "national.counselor", servicePoints: ["shiroishi"] };
const CITY = { role: "city.counselor", servicePoints: ["shiroishi"] };

async function senderOf(
  { constellation }: MortalSystem,
  who: typeof NATIONAL,
  ledger: Ledger,
  name: string,
): Promise<Sender> {
  return { url: constellation.gateway.url, token: await constellation.token(who), ledger, chance: randomOf(name).next };
}

function placing(system: MortalSystem, course: Course, orders: string[], ledger: Ledger, isOver: () => boolean) {
  const standing: Counter["standing"] = [];
  const mostStanding = Math.floor(course.orders.count * course.orders.openings * 0.8);
  return Array.from({ length: course.clients.placing }, async (_, i) => {
    const sender = await senderOf(system, NATIONAL, ledger, `placing ${i}`);
    const { chance } = sender;
    const send: Counter["send"] = (act, input) => sendMutation(sender, act, input);
    while (!isOver()) await placeOne({ send, chance, orders, standing, mostStanding });
  });
}

function visiting(system: MortalSystem, course: Course, ledger: Ledger, isOver: () => boolean) {
  return Array.from({ length: course.clients.visiting }, async (_, i) => {
    const sender = await senderOf(system, CITY, ledger, `visiting ${i}`);
    while (!isOver())
      await visitOnce({ send: (act, input) => sendMutation(sender, act, input), chance: sender.chance });
  });
}

async function addOrders({ constellation }: MortalSystem, { count, openings }: Course["orders"]): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, i) => ({
    ...{ id: randomUUID(), number: `01020-${i + 1}`, office: "ハローワーク札幌東", employer: "見本株式会社" },
    ...{ disclosure: "FULL", title: "清掃員", description: "建物の清掃", openings, status: "OPEN", trial_mode: "NONE" },
    ...{ occupation_code: "C/25", occupation_code_edition: "2011", employment_type: "REGULAR" },
    ...{
      contract_term: "INDEFINITE",
      wage_unit: "MONTHLY",
      wage_minimum: 160_000,
      insurance: [],
      licences_required: [],
    },
    ...{ received_on: "2013-09-01", refer_until: "2013-12-31" },
  }));
  await insertRows(constellation.databases.national.dataSource.manager, "job_order", rows);
  return rows.map(({ id }) => id);
}

/** Nothing is left of what an earlier course did. */
async function beginAnew({ constellation: { databases } }: MortalSystem): Promise<void> {
  const empty = (party: "city" | "national", ...tables: string[]) =>
    patiently(() => databases[party].dataSource.query(`truncate ${tables.join(", ")} cascade`));
  await empty("national", "idempotency_key", "state_change", "national_file", "job_order");
  await empty("city", "idempotency_key", "state_change", "city_file", "visit");
}

async function breakSystem(system: MortalSystem, { environment, arrange }: Broken): Promise<void> {
  await arrange(system);
  system.killParty("national");
  await system.reviveParty("national", environment);
}

/** The connections of before the last kill are found broken one by one. */
async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let left = 20; ; left--) {
    try {
      return await read();
    } catch (error) {
      if (left === 0) throw error;
      await sleep(100);
    }
  }
}
