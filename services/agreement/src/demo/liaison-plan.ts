import { DEMO_DAY } from "./business-day-of-demo";
import { addDays, businessDayFrom } from "./business-days";
import { randomOf, uuidOf } from "./random";
import type { Story } from "./story";
import { successCases } from "./success-cases";

const KINDS = [
  {
    openedBy: "CITY",
    addressedTo: "NATIONAL_SERVICE_POINT",
    department: null,
    purpose: "職業相談の実施をお願いしたい",
  },
  {
    openedBy: "NATIONAL",
    addressedTo: "CITY_SERVICE_POINT",
    department: null,
    purpose: "応募書類の作成支援をお願いしたい",
  },
  {
    openedBy: "CITY",
    addressedTo: "CITY_DEPARTMENT",
    department: "保健福祉部 保護課",
    purpose: "就労支援の開始を連絡する",
  },
] as const;

export type LiaisonPlan = (typeof KINDS)[number] & {
  id: string;
  openedOn: string;
  dueOn: string;
  answeredOn: string | null;
  isDeclined: boolean;
};

/** One person in ten has a liaison; a few of the newest wait for an answer. */
export function liaisonOf(story: Story): LiaisonPlan | null {
  const { person, visits } = story;
  const random = randomOf(`liaison ${person.number}`);
  if (person.knownTo !== "BOTH" || !random.happens(0.1) || successCases.includes(story)) return null;
  const openedOn = visits[Math.min(1, visits.length - 1)] ?? "";
  const answeredOn = businessDayFrom(addDays(openedOn, random.between(1, 10)));
  return {
    ...(person.onPublicAssistance ? KINDS[2] : random.pick(KINDS.slice(0, 2))),
    id: uuidOf(`liaison ${person.number}`),
    openedOn,
    dueOn: businessDayFrom(addDays(openedOn, 14)),
    answeredOn: answeredOn <= DEMO_DAY && random.happens(0.95) ? answeredOn : null,
    isDeclined: random.happens(0.04),
  };
}
