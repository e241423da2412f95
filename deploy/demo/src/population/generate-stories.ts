import { addDays, businessDayFrom, businessDaysOf } from "./business-days";
import { type MonthlyFigure, monthlyFigures, spread } from "./monthly-figures";
import { makePerson, type Story } from "./person";
import { createRandom, type Random } from "./random";
import { successCases } from "./success-cases";

/** The number of persons in support for each visit of a day, and how many business days support lasts. */
const IN_SUPPORT_PER_VISIT = 5;
const MIN_SUPPORT_DAYS = 3;
const MAX_SUPPORT_DAYS = 130;
const WEEKDAY_WEIGHTS = [0, 116, 103, 98, 96, 92, 0];

/** The whole population: every service point has exactly the user-days and placements of its monthly figures. */
export function generateStories(): Story[] {
  const figures = monthlyFigures();
  const points = [...new Set(figures.map(({ servicePointId }) => servicePointId))];
  return points.flatMap((point, i) => {
    const ofPoint = figures.filter(({ servicePointId }) => servicePointId === point);
    const cases = successCases.filter(({ person }) => person.servicePointId === point);
    const stories = generateVisits(ofPoint, cases, (i + 1) * 10_000);
    for (const figure of ofPoint) generateHires(figure, stories, cases);
    return [...cases, ...stories.filter(({ visits }) => visits.length > 0)];
  });
}

interface InSupport {
  story: Story;
  daysLeft: number;
}

function generateVisits(figures: readonly MonthlyFigure[], cases: readonly Story[], firstNumber: number): Story[] {
  const stories: Story[] = [];
  let inSupport: InSupport[] = [];
  for (const { servicePointId, month, users } of figures) {
    const random = createRandom(`visits ${servicePointId} ${month}`);
    const days = businessDaysOf(month);
    const weights = days.map((day) => (WEEKDAY_WEIGHTS[new Date(day).getUTCDay()] ?? 0) + random.between(-8, 8));
    spread(users, weights).forEach((count, i) => {
      const day = days[i] ?? "";
      inSupport = inSupport.filter((one) => one.daysLeft-- > 0);
      while (inSupport.length < count * IN_SUPPORT_PER_VISIT) {
        const story: Story = {
          person: makePerson(firstNumber + stories.length, servicePointId),
          visits: [],
          hiredOn: null,
        };
        stories.push(story);
        inSupport.push({ story, daysLeft: random.between(MIN_SUPPORT_DAYS, MAX_SUPPORT_DAYS) });
      }
      const caseVisits = cases.filter(({ visits }) => visits.includes(day)).length;
      for (const { story } of random.sample(inSupport, count - caseVisits)) story.visits.push(day);
    });
  }
  return stories;
}

/** Hires persons whose last visit is in this month; if they are too few, also some who keep visiting (職場定着). */
function generateHires(
  { servicePointId, month, placements }: MonthlyFigure,
  stories: readonly Story[],
  cases: readonly Story[],
): void {
  const random = createRandom(`hires ${servicePointId} ${month}`);
  const caseHires = cases.filter(({ hiredOn }) => hiredOn?.startsWith(month)).length;
  const possible = stories.filter(({ person, visits, hiredOn }) => {
    const until = visits.filter((day) => day.slice(0, 7) <= month);
    return hiredOn === null && person.knownTo !== "CITY" && until.length >= 2 && until.at(-1)?.startsWith(month);
  });
  const leaving = possible.filter(({ visits }) => visits.at(-1)?.startsWith(month) && visits.length >= 3);
  const staying = possible.filter((story) => !leaving.includes(story));
  const hired = [...random.sample(leaving, placements - caseHires)];
  hired.push(...random.sample(staying, placements - caseHires - hired.length));
  if (hired.length < placements - caseHires)
    throw new Error(`too few persons can be hired at ${servicePointId} in ${month}`);
  for (const story of hired) story.hiredOn = hireDay(story, month, random);
}

/** Up to four days after the last visit of the month, within the month. */
function hireDay({ visits }: Story, month: string, random: Random): string {
  const last = visits.filter((day) => day.startsWith(month)).at(-1) ?? "";
  const later = businessDayFrom(addDays(last, random.between(0, 4)));
  return later.startsWith(month) ? later : last;
}
