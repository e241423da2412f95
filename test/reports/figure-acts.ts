import { randomUUID } from "node:crypto";
import { monthAfter, type YearMonth } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { addDays } from "@aiwork/demo/population/business-days";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_SECRETARIAT, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_PLANNING, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import type { TestParty } from "@aiwork/kit/subgraph/test-party";
import fc from "fast-check";

/** One act or correction; the numbers choose whom it is about and how many days ago it was. */
export const figureAct = fc.record({
  kind: fc.constantFrom(
    "visit",
    "visit",
    "visit",
    "voidVisit",
    "link",
    "unlink",
    "place",
    "confirm",
    "voidPlacement",
    "placeAnew",
    "placeAnew",
    "takeBackCounting",
    "startCounting",
    "startCounting",
    "closeMonth",
    "closeMonth",
    "ask",
    "ask",
  ),
  which: fc.nat(99),
  other: fc.nat(99),
  daysAgo: fc.nat(70),
  daysLater: fc.nat(20),
});
export type FigureAct = typeof figureAct extends fc.Arbitrary<infer Act> ? Act : never;

const FIRST_DAY = "2012-04-01";
const FIRST_MONTH = "2012-04";
const LATE = "記録の遅れ";
const TAKEN_BACK = { reason: "開始月の確認" };
const LAST_DAY = "2014-03-31";
const POINTS = ["shiroishi", "toyohira"];
const counselor = (party: "city" | "national"): CallerClaims => ({ role: `${party}.counselor`, servicePoints: POINTS });

interface Placement {
  placementId: string;
  version: number;
  referralId: string;
}

/** Both parties over two fiscal years, with few persons, so that acts meet. */
export async function startActing(city: TestParty, national: TestParty) {
  const add = arrangeNational(national);
  const { mutate } = cityMutations(city);
  const persons = await Promise.all(Array.from({ length: 6 }, () => arrangeCity(city, "city_file")));
  const visits: string[] = [];
  const placements: Placement[] = [];
  const nextToClose = { city: FIRST_MONTH as YearMonth, national: FIRST_MONTH as YearMonth };
  let today = FIRST_DAY;
  const at = <Thing>(things: readonly Thing[], n: number) => things[n % Math.max(things.length, 1)];

  async function changePlacement(name: string, placement: Placement | undefined, input: object): Promise<void> {
    if (!placement) return;
    const { placementId, version } = placement;
    const { userErrors } = await sendNationalMutation(national, counselor("national"), name, {
      ...{ placementId, version },
      ...input,
    });
    if (userErrors.length === 0) placement.version++;
  }
  const confirm = (placement: Placement | undefined) =>
    changePlacement("confirmPlacement", placement, { confirmedOn: today, reason: LATE });
  const withdraw = (placement: Placement | undefined) =>
    changePlacement("voidPlacement", placement, { reason: randomUUID().slice(0, 8) });

  const acts: Record<string, (act: FigureAct, day: string) => Promise<unknown>> = {
    visit: async ({ which, other }, visitedOn) => {
      const input = {
        servicePointId: at(POINTS, other),
        visitedOn,
        seekerId: at(persons, which),
        services: ["JOB_TERMINAL"],
        lateReason: LATE,
      };
      const { visit } = await mutate(counselor("city"), "recordVisit", input, "visit { id }");
      if (visit) visits.push(visit.id);
    },
    voidVisit: async ({ which }) => {
      const visitId = at(visits, which);
      if (visitId) await mutate(counselor("city"), "voidVisit", { visitId, reason: "誤記録" });
    },
    link: ({ which, other }) => {
      const input = { duplicateId: at(persons, which), keptId: at(persons, other), reason: "同一人物と確認" };
      return byTwoPersons(counselor("city"), (who) => mutate(who, "linkCityFiles", input));
    },
    unlink: ({ which }) =>
      mutate(counselor("city"), "unlinkCityFiles", { duplicateId: at(persons, which), reason: "別人と判明" }),
    place: async ({ other }, hiredOn) => {
      const registrationId = await add.registration({ seekerId: await add.person() });
      const jobOrderId = await add.jobOrder({ openings: 9, filled: 1 });
      const servicePointId = at(POINTS, other) ?? null;
      const referral = { registrationId, jobOrderId, servicePointId, status: "HIRED", issuedOn: FIRST_DAY } as const;
      const referralId = await add.referral(referral);
      const placementId = await add.placement({ referralId, servicePointId, hiredOn, startsOn: hiredOn });
      placements.push({ placementId, version: 1, referralId });
    },
    confirm: ({ which }) => confirm(at(placements, which)),
    /** Corrects a placement: it is voided, and reported and confirmed anew. */
    placeAnew: async ({ which }, hiredOn) => {
      const wrong = at(placements, which);
      await withdraw(wrong);
      const days = { hiredOn, startsOn: hiredOn, reason: LATE };
      const input = {
        ...days,
        referralId: wrong?.referralId ?? randomUUID(),
        employmentType: "PART_TIME",
        onTrial: false,
      };
      const report = await sendNationalMutation(
        national,
        counselor("national"),
        "reportPlacement",
        input,
        "placement { id }",
      );
      if (!wrong || !report.placement) return;
      const right = { placementId: report.placement.id, version: 1, referralId: wrong.referralId };
      placements.push(right);
      await confirm(right);
    },
    startCounting: ({ which, other }) =>
      which % 2 === 0
        ? mutate(CITY_SECRETARIAT, "startCountingForCity", { indicator: "USERS", firstMonth: FIRST_MONTH })
        : sendNationalMutation(national, NATIONAL_PLANNING, "startCountingForNational", {
            indicator: at(["PLACED_PERSONS", "PLACEMENT_CASES"], other),
            firstMonth: FIRST_MONTH,
          }),
    closeMonth: async ({ which }) => {
      const side = which % 2 === 0 ? "city" : "national";
      const input = { month: nextToClose[side] };
      const { userErrors } =
        side === "city"
          ? await mutate(CITY_SECRETARIAT, "closeCityMonth", input)
          : await sendNationalMutation(national, NATIONAL_PLANNING, "closeNationalMonth", input);
      if (userErrors.length === 0) nextToClose[side] = monthAfter(nextToClose[side]);
    },
    takeBackCounting: ({ which, other }) =>
      which % 2 === 0
        ? mutate(CITY_SECRETARIAT, "takeBackCountingForCity", { indicator: "USERS", ...TAKEN_BACK })
        : sendNationalMutation(national, NATIONAL_PLANNING, "takeBackCountingForNational", {
            indicator: at(["PLACED_PERSONS", "PLACEMENT_CASES"], other),
            ...TAKEN_BACK,
          }),
    voidPlacement: ({ which }) => withdraw(at(placements, which)),
  };

  function comeTo(day: string): void {
    today = day < LAST_DAY ? day : LAST_DAY;
    for (const party of [city, national]) party.comesTo(today);
  }
  function act(one: FigureAct, base: string): Promise<unknown> | undefined {
    const day = addDays(base, -one.daysAgo);
    return acts[one.kind]?.(one, day < FIRST_DAY ? FIRST_DAY : day);
  }

  return {
    today: () => today,
    /** Runs an act on its business day. A refusal is one of the things that happen. */
    run: async (one: FigureAct): Promise<void> => {
      const before = today;
      comeTo(addDays(today, one.daysLater));
      await act(one, before);
    },
    /** Runs acts of one business day at once. */
    runAtOnce: async (day: string, several: readonly FigureAct[]): Promise<void> => {
      comeTo(day);
      await Promise.all(several.map((one) => act(one, today)));
    },
  };
}
