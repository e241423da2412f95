import { addDays, businessDayFrom, DEMO_DAY } from "./business-days";
import type { Story } from "./person";
import { createRandom, uuidOf } from "./random";
import { caseTalks, successCases } from "./success-cases";

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
    department: "PUBLIC_ASSISTANCE",
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
  const random = createRandom(`liaison ${person.number}`);
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

const COUNSELED_EVERY = 8;
const CONSULTED_EVERY = 4;

/** The days on which the city counseled a person: about one visit in eight. */
export function counseledDays({ person, visits }: Story): readonly string[] {
  if (person.knownTo === "NATIONAL") return [];
  return caseTalks[person.id]?.counseled ?? visits.filter((_, i) => i % COUNSELED_EVERY === 1);
}

/** The days of vocational consultations: about one visit in four, and after the city's liaison. */
export function consultedDays(story: Story): readonly string[] {
  const { person, visits } = story;
  if (person.knownTo === "CITY") return [];
  const requested = dayRequestedByLiaison(story);
  return caseTalks[person.id]?.consulted ?? visits.filter((day, i) => i % CONSULTED_EVERY === 0 || day === requested);
}

/** The first visit after Hello Work accepted the city's liaison. */
export function dayRequestedByLiaison(story: Story): string | undefined {
  const liaison = liaisonOf(story);
  if (liaison?.addressedTo !== "NATIONAL_SERVICE_POINT" || liaison.answeredOn === null || liaison.isDeclined)
    return undefined;
  return story.visits.find((day) => day >= (liaison.answeredOn ?? ""));
}
