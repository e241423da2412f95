import { fieldsOfType, PARTY_NAMES } from "@aiwork/kit/contract/party-schemas";
import { askUntilAnswered } from "@aiwork/kit/system/ask-until-answered";
import type { TokenRequest } from "@aiwork/kit/system/request-token";
import type { PartyName, TestSystem } from "@aiwork/kit/system/start-system";

/** The payload of a mutation, as selected. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the selection.
type ResultSelection = any;

/**
 * Runs one mutation on a business day under its own idempotency key, and returns the payload.
 * @param selection the selected fields of the payload
 * @throws Error if the mutation is refused
 */
export type RunMutation = (
  day: string,
  who: TokenRequest,
  act: string,
  input: object,
  selection: string,
) => Promise<ResultSelection>;

/** Staff of both parties at one service point (あいワーク), and the national order officer. */
export function staffOf(servicePoint: string) {
  const servicePoints = [servicePoint];
  return {
    city: { role: "city.counselor", servicePoints },
    national: { role: "national.counselor", servicePoints },
    orders: { role: "national.order_officer" },
  } satisfies Record<string, TokenRequest>;
}

/** 求人: receives and accepts a job order on one day. @returns its id */
export async function receiveJobOrderOn(run: RunMutation, day: string, order: object): Promise<string> {
  const { orders } = staffOf("");
  const plain = {
    office: "札幌東公共職業安定所",
    employer: "株式会社見本（成功例）",
    disclosure: "FULL",
    employmentType: "REGULAR",
    contractTerm: "INDEFINITE",
    wage: { unit: "MONTHLY", minimum: 155_000, maximum: 180_000 },
    insurance: ["雇用", "労災", "健康", "厚生"],
    licencesRequired: [],
    openings: 1,
    receivedOn: day,
    trialMode: "NONE",
  };
  const { jobOrder } = await run(day, orders, "receiveJobOrder", { ...plain, ...order }, "jobOrder { id version }");
  const accepting = { jobOrderId: jobOrder.id, version: jobOrder.version };
  await run(day, orders, "acceptJobOrder", accepting, "jobOrder { status }");
  return jobOrder.id;
}

/** The payload of a mutation, and the codes of its user errors and GraphQL errors. */
interface MutationAttempt {
  payload: ResultSelection;
  refusals: string[];
}

/** Sends one mutation through the gateway, and retries under its key if the machine was too busy. */
export async function attemptMutation(
  system: TestSystem,
  who: TokenRequest | null,
  act: string,
  input: { idempotencyKey: string },
  selection = "",
): Promise<MutationAttempt> {
  const document = `mutation ($input: ${act.replace(/^./, (first) => first.toUpperCase())}Input!) {
    ${act}(input: $input) { ${selection} userErrors { code path } }
  }`;
  const { data, errors } = await askUntilAnswered(system, { endpoint: "gateway", who, document, values: { input } });
  const payload = data?.[act] ?? null;
  const codes = [...errors.map(({ extensions }) => extensions), ...(payload?.userErrors ?? [])];
  return { payload, refusals: codes.map((one) => one?.code ?? JSON.stringify(one)) };
}

/** The party that owns a mutation. */
export function partyOfMutation(act: string): PartyName {
  const owner = PARTY_NAMES.find((party) => Object.hasOwn(fieldsOfType(party, "Mutation"), act));
  if (!owner) throw new Error(`no party has the mutation ${act}`);
  return owner;
}

/** The input's field for the reason, where an act has one in any case. */
const LATE_REASONS: Readonly<Record<string, string>> = { confirmPlacement: "reason" };

/** Runs mutations through a system's gateway, each on its business day, to which the mutation's party comes. */
export function runDayByDay(system: TestSystem, comesTo: (day: string, party: PartyName) => void): RunMutation {
  let count = 0;
  return async (day, who, act, input, selection) => {
    comesTo(day, partyOfMutation(act));
    const keyed = { idempotencyKey: `journey-${++count}`, ...input };
    const send = (more: object = {}) => attemptMutation(system, who, act, { ...keyed, ...more }, selection);
    const first = await send();
    // The demonstration data has persons of the same name and birth date.
    const isTwin = first.refusals.join() === "POSSIBLE_TWIN";
    // Its months are closed.
    const isLate = first.refusals.join() === "CLOSED_MONTH_NEEDS_REASON";
    const late = { idempotencyKey: `${keyed.idempotencyKey}-late`, [LATE_REASONS[act] ?? "lateReason"]: "記録の遅れ" };
    const again = isTwin ? { confirmed: first.refusals } : isLate ? late : null;
    const { payload, refusals } = again ? await send(again) : first;
    if (refusals.length > 0) throw new Error(`${act} on ${day} was refused: ${refusals.join(", ")}`);
    return payload;
  };
}
