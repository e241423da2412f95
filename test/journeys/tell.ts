import type { TokenRequest } from "../request-token";

/** A thing as a mutation gave it back: by the name that it has in the payload. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's, which stands beside it.
export type Done = any;

/**
 * Does one act on a business day, under a key of its own, and gives back the payload.
 * @param selection what is read of the payload
 * @throws Error where the act was refused
 */
export type Tell = (day: string, who: TokenRequest, act: string, input: object, selection: string) => Promise<Done>;

/** Staff of both parties at one counter (あいワーク), and the nation's order officer. */
export function staffOf(servicePoint: string) {
  const servicePoints = [servicePoint];
  return {
    city: { role: "city.counselor", servicePoints },
    national: { role: "national.counselor", servicePoints },
    orders: { role: "national.order_officer" },
  } satisfies Record<string, TokenRequest>;
}

/** 求人: received and accepted on one day. Gives back its id. */
export async function receiveOrder(tell: Tell, day: string, order: object): Promise<string> {
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
  const { jobOrder } = await tell(day, orders, "receiveJobOrder", { ...plain, ...order }, "jobOrder { id version }");
  const accepting = { jobOrderId: jobOrder.id, version: jobOrder.version };
  await tell(day, orders, "acceptJobOrder", accepting, "jobOrder { status }");
  return jobOrder.id;
}
