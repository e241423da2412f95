import { randomUUID } from "node:crypto";
import type { Act, Answer } from "../history/history";

export const TODAY = "2013-10-31";
const PERSON = { nameKana: "シケン タロウ", birthDate: "1970-04-01", sex: "UNSTATED" };
const WISHES = {
  desiredOccupations: ["清掃員"],
  anyOccupation: true,
  desiredEmploymentTypes: ["REGULAR"],
  qualifications: [],
};
const CHANCES = { observed: 0.4, rival: 0.15, confirmed: 0.7 };

export type Send = (act: Act, input: object) => Promise<Answer | null>;

/** Placements that stand, as whoever placed them saw them last: any client may take one back. */
export type Standing = { placementId: string; version: number }[];

export interface Counter {
  send: Send;
  chance: () => number;
  orders: readonly string[];
  standing: Standing;
  /** So many may stand before some are taken back, so that openings are always fought for. */
  mostStanding: number;
}

const idOf = (answer: Answer | null | undefined) => (answer && "done" in answer ? answer.done : null);

/** One person's way: registered, referred, hired and placed, as far as it goes; and somebody's placement taken back. */
export async function placeOne(counter: Counter): Promise<void> {
  const { send, chance, orders, standing, mostStanding } = counter;
  if (standing.length >= mostStanding) await takeBack(counter);
  const name = `試験 ${randomUUID()}`;
  const received = { servicePointId: "shiroishi", office: "札幌東公共職業安定所", name, ...PERSON, ...WISHES };
  const registrationId = idOf(await send("receiveRegistration", received));
  if (!registrationId) return;
  const jobOrderId = orders[Math.floor(chance() * orders.length)];
  const letter = { registrationId, jobOrderId, servicePointId: "shiroishi", track: "ORDINARY", issuedOn: TODAY };
  const referralId = await firstOf(counter, "issueReferral", letter);
  if (!referralId) return takeBack(counter);
  if (!(await beHired(counter, referralId))) return;
  const days = { hiredOn: TODAY, startsOn: TODAY, employmentType: "REGULAR", onTrial: false };
  const placementId = await firstOf(counter, "reportPlacement", { referralId, ...days });
  if (!placementId) return takeBack(counter);
  if (chance() >= CHANCES.confirmed) standing.push({ placementId, version: 1 });
  else if (idOf(await send("confirmPlacement", { placementId, version: 1, confirmedOn: TODAY })))
    standing.push({ placementId, version: 2 });
}

/** Sometimes two at once are after the same, each under a key of its own: one of them is refused. */
async function firstOf({ send, chance }: Counter, act: Act, input: object): Promise<string | null> {
  const rivals = chance() < CHANCES.rival ? [send(act, input), send(act, input)] : [send(act, input)];
  return (await Promise.all(rivals)).map(idOf).find((id) => id !== null) ?? null;
}

async function beHired({ send, chance }: Counter, referralId: string): Promise<boolean> {
  const isObserved = chance() < CHANCES.observed;
  const step = (version: number, to: string) =>
    send("recordReferralProgress", { referralId, version, to, on: TODAY }).then(idOf);
  if (isObserved && !(await step(1, "INTERVIEWED"))) return false;
  return (await step(isObserved ? 2 : 1, "HIRED")) !== null;
}

async function takeBack({ send, chance, standing }: Counter): Promise<void> {
  const [placement] = standing.splice(Math.floor(chance() * standing.length), 1);
  if (placement) await send("voidPlacement", { ...placement, reason: "入社を辞退したため" });
}
