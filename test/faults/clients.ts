import { randomUUID } from "node:crypto";
import { randomWord } from "@aiwork/kit/subgraph/walk-both-ways";
import type { MutationAnswer, MutationName } from "./history";

const FAULTS_DAY = "2013-10-31";
const PLACED_PERSON = { nameKana: "シケン タロウ", birthDate: "1970-04-01", sex: "UNSTATED" };
const DESIRED_WORK = {
  desiredOccupations: ["清掃員"],
  anyOccupation: true,
  desiredEmploymentTypes: ["REGULAR"],
  qualifications: [],
};
const CHANCES = { observed: 0.4, rival: 0.15, confirmed: 0.7 };

type SendMutation = (act: MutationName, input: object) => Promise<MutationAnswer | null>;

/** Standing placements with their last known versions; any client may void one. */
type StandingPlacements = { placementId: string; version: number }[];

export interface ServicePointClient {
  send: SendMutation;
  chance: () => number;
  orders: readonly string[];
  standing: StandingPlacements;
  /** The number of standing placements above which some are voided, so that clients always compete for openings. */
  maxStanding: number;
}

const idOf = (answer: MutationAnswer | null | undefined) => (answer && "done" in answer ? answer.done : null);

/** Registers, refers, hires and places one person, as far as it succeeds, and voids somebody's placement. */
export async function placeOnePerson(client: ServicePointClient): Promise<void> {
  const { send, chance, orders, standing, maxStanding } = client;
  if (standing.length >= maxStanding) await voidPlacement(client);
  const name = `試験 ${randomUUID()}`;
  const received = {
    servicePointId: "shiroishi",
    office: "札幌東公共職業安定所",
    name,
    ...PLACED_PERSON,
    ...DESIRED_WORK,
  };
  const registrationId = idOf(await send("receiveRegistration", received));
  if (!registrationId) return;
  const jobOrderId = orders[Math.floor(chance() * orders.length)];
  const letter = { registrationId, jobOrderId, servicePointId: "shiroishi", track: "ORDINARY", issuedOn: FAULTS_DAY };
  const referralId = await firstOf(client, "issueReferral", letter);
  if (!referralId) return voidPlacement(client);
  if (!(await recordHireOrNot(client, referralId))) return;
  const days = { hiredOn: FAULTS_DAY, startsOn: FAULTS_DAY, employmentType: "REGULAR", onTrial: false };
  const placementId = await firstOf(client, "reportPlacement", { referralId, ...days });
  if (!placementId) return voidPlacement(client);
  if (chance() >= CHANCES.confirmed) standing.push({ placementId, version: 1 });
  else if (idOf(await send("confirmPlacement", { placementId, version: 1, confirmedOn: FAULTS_DAY })))
    standing.push({ placementId, version: 2 });
}

/** Sometimes sends a rival with the same input under another key: one of the two must be refused. */
async function firstOf({ send, chance }: ServicePointClient, act: MutationName, input: object): Promise<string | null> {
  const rivals = chance() < CHANCES.rival ? [send(act, input), send(act, input)] : [send(act, input)];
  return (await Promise.all(rivals)).map(idOf).find((id) => id !== null) ?? null;
}

async function recordHireOrNot({ send, chance }: ServicePointClient, referralId: string): Promise<boolean> {
  const isObserved = chance() < CHANCES.observed;
  const step = (version: number, to: string) =>
    send("recordReferralProgress", { referralId, version, to, on: FAULTS_DAY }).then(idOf);
  if (isObserved && !(await step(1, "INTERVIEWED"))) return false;
  return (await step(isObserved ? 2 : 1, "HIRED")) !== null;
}

async function voidPlacement({ send, chance, standing }: ServicePointClient): Promise<void> {
  const [placement] = standing.splice(Math.floor(chance() * standing.length), 1);
  if (placement) await send("voidPlacement", { ...placement, reason: "入社を辞退したため" });
}

const VISITING_PERSON = {
  nameKana: "シケン タロウ",
  birthDate: "1970-04-01",
  sex: "UNSTATED",
  municipalityCode: "011002",
};

/** One person comes to the city's service point: opens a file, records visits, and voids some of them. */
export async function visitOnce({ send, chance }: Pick<ServicePointClient, "send" | "chance">): Promise<void> {
  const file = await send("openCityFile", {
    servicePointId: "shiroishi",
    name: `試験 ${randomWord()}`,
    ...VISITING_PERSON,
    confirmed: ["POSSIBLE_TWIN", "WARD_LEFT_OUT"],
  });
  if (!file || !("done" in file)) return;
  const visit = { servicePointId: "shiroishi", visitedOn: FAULTS_DAY, seekerId: file.done, services: ["JOB_TERMINAL"] };
  for (let visits = 1 + Math.floor(chance() * 3); visits > 0; visits--) {
    const recorded = await send("recordVisit", visit);
    if (!recorded || !("done" in recorded) || chance() < 0.5) continue;
    const voiding = { visitId: recorded.done, reason: "二重に記録したため" };
    await Promise.all(
      chance() < 0.3 ? [send("voidVisit", voiding), send("voidVisit", voiding)] : [send("voidVisit", voiding)],
    );
  }
}
