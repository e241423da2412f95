import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "@aiwork/demo/population/random";
import { insertRows } from "@aiwork/subgraph/database/insert-rows";
import type { BrokenSystem } from "./broken-systems";
import { checkHistory } from "./check-history";
import { placeOnePerson, type ServicePointClient, visitOnce } from "./clients";
import type { Violation } from "./history";
import { killRepeatedly } from "./kill-processes";
import type { KillableSystem } from "./killable-system";
import { readFinalState } from "./read-final-state";
import { type MutationLedger, type MutationSender, sendMutation } from "./send-mutation";

export interface FaultCourse {
  /** The number of acknowledged mutations after which it ends. */
  mutations: number;
  /** The number of acknowledged mutations between two kills. */
  killEvery: number;
  clients: { placing: number; visiting: number };
  orders: { count: number; openings: number };
  broken?: BrokenSystem;
  onProgress?: (acknowledged: number) => void;
}

export interface FaultReport {
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

/** Runs many clients on few job orders while servers are killed and answers are lost, then checks the history. */
export async function runFaults(system: KillableSystem, course: FaultCourse): Promise<FaultReport> {
  await deleteAll(system);
  if (course.broken) await breakSystem(system, course.broken);
  const begun = Date.now();
  const orders = await addOrders(system, course.orders);
  const ledger: MutationLedger = { calls: [], acknowledged: 0, requests: 0, failed: {} };
  const killings = killRepeatedly(system, course.broken?.environment, createRandom("answers that get lost").next);
  const isOver = () => ledger.acknowledged >= course.mutations;
  const working = Promise.all([
    ...placing(system, course, orders, ledger, isOver),
    ...visiting(system, course, ledger, isOver),
  ]);
  const killing = (async () => {
    for (let next = course.killEvery; !isOver(); await sleep(5)) {
      course.onProgress?.(ledger.acknowledged);
      if (ledger.acknowledged < next) continue;
      await killings.killOne();
      next = ledger.acknowledged + course.killEvery;
    }
  })();
  await Promise.all([working, killing]);
  system.databaseProxy.onCommit = () => true;
  const violations = checkHistory(ledger.calls, await untilReconnected(() => readFinalState(system.system.databases)));
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
  { system }: KillableSystem,
  who: typeof NATIONAL,
  ledger: MutationLedger,
  name: string,
): Promise<MutationSender> {
  // A member of staff of its own: what was under way when a server was killed counts among the day's lookups.
  const token = await system.token({ ...who, name: `${name} ${randomUUID()}` });
  return { url: system.gateway.url, token, ledger, chance: createRandom(name).next };
}

function placing(
  system: KillableSystem,
  course: FaultCourse,
  orders: string[],
  ledger: MutationLedger,
  isOver: () => boolean,
) {
  const standing: ServicePointClient["standing"] = [];
  const maxStanding = Math.floor(course.orders.count * course.orders.openings * 0.8);
  return Array.from({ length: course.clients.placing }, async (_, i) => {
    const sender = await senderOf(system, NATIONAL, ledger, `placing ${i}`);
    const { chance } = sender;
    const send: ServicePointClient["send"] = (act, input) => sendMutation(sender, act, input);
    while (!isOver()) await placeOnePerson({ send, chance, orders, standing, maxStanding });
  });
}

function visiting(system: KillableSystem, course: FaultCourse, ledger: MutationLedger, isOver: () => boolean) {
  return Array.from({ length: course.clients.visiting }, async (_, i) => {
    const sender = await senderOf(system, CITY, ledger, `visiting ${i}`);
    while (!isOver())
      await visitOnce({ send: (act, input) => sendMutation(sender, act, input), chance: sender.chance });
  });
}

async function addOrders({ system }: KillableSystem, { count, openings }: FaultCourse["orders"]): Promise<string[]> {
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
  await insertRows(system.databases.national.dataSource.manager, "job_order", rows);
  return rows.map(({ id }) => id);
}

/** Deletes everything that an earlier course did. */
async function deleteAll({ system: { databases } }: KillableSystem): Promise<void> {
  const empty = (party: "city" | "national", ...tables: string[]) =>
    untilReconnected(() => databases[party].dataSource.query(`truncate ${tables.join(", ")} cascade`));
  await empty("national", "idempotency_key", "state_change", "national_file", "job_order");
  await empty("city", "idempotency_key", "state_change", "city_file", "visit");
}

async function breakSystem(system: KillableSystem, { environment, arrange }: BrokenSystem): Promise<void> {
  await arrange(system);
  system.killParty("national");
  await system.reviveParty("national", environment);
}

/** Waits until the connections from before the last kill have been replaced. */
async function untilReconnected<T>(read: () => Promise<T>): Promise<T> {
  for (let left = 20; ; left--) {
    try {
      return await read();
    } catch (error) {
      if (left === 0) throw error;
      await sleep(100);
    }
  }
}
