import servicePoints from "@aiwork/schema-agreement/service-points.json";
import { addDays, businessDayFrom, DEMO_DAY, earlierOf } from "../population/business-days";
import { createRandom, uuidOf } from "../population/random";
import { type HistoryStep, HOURS, historyRows, type StateChangeRow } from "../population/state-changes";

const JOBS = [
  ["除雪作業員", "F/36", "市の委託による道路の除雪作業"],
  ["学校給食調理員", "E/39", "市立学校での給食の調理"],
  ["区役所窓口の事務補助", "C/25", "臨時職員として書類の整理と案内"],
  ["公園管理作業員", "K/76", "公園の清掃と植栽の手入れ"],
  ["保育補助", "B/16", "市立保育所での保育の補助"],
  ["図書館の臨時職員", "C/25", "貸出しと返却、書架の整理"],
] as const;

/** 市独自求人: one job every nine days. */
export function localJobRows() {
  return Array.from({ length: 60 }, (_, i) => {
    const random = createRandom(`local job ${i}`);
    const [title, occupation, description] = random.pick(JOBS);
    const draftedOn = addDays("2012-04-02", i * 9 + random.between(0, 5));
    const applyBy = addDays(draftedOn, random.between(35, 80));
    const isOver = applyBy < DEMO_DAY;
    const status =
      i === 59 ? "DRAFT" : isOver ? random.pick(["PUBLISHED", "PUBLISHED", "FILLED", "WITHDRAWN"]) : "PUBLISHED";
    const isMonthly = random.happens(0.3);
    const minimum = isMonthly ? random.between(14, 18) * 10_000 : random.between(72, 90) * 10;
    return {
      id: uuidOf(`local job ${i}`),
      title,
      employer: "札幌市（委託事業者を含む）",
      description,
      occupation_code: occupation,
      workplace_ward_code: random.pick(servicePoints).wardCode,
      employment_type: isMonthly ? "FIXED_TERM" : "PART_TIME",
      wage_unit: isMonthly ? "MONTHLY" : "HOURLY",
      wage_minimum: minimum,
      wage_maximum: random.happens(0.4) ? Math.round(minimum * 1.2) : null,
      openings: random.between(1, 5),
      contact: "経済局 雇用推進部 011-000-0000",
      drafted_on: draftedOn,
      published_on: status === "DRAFT" ? null : addDays(draftedOn, 2),
      apply_by: applyBy,
      status,
    };
  });
}

export function localJobHistory(rows: ReturnType<typeof localJobRows>): StateChangeRow[] {
  return rows.flatMap(({ id, drafted_on, published_on, status, apply_by }) => {
    const steps: HistoryStep[] = [[drafted_on, "DRAFT"]];
    if (published_on) steps.push([published_on, "PUBLISHED"]);
    if (published_on && status !== "PUBLISHED")
      steps.push([earlierOf(businessDayFrom(addDays(published_on, 20)), apply_by), status]);
    return historyRows(id, "city.program_officer", HOURS.FILE, steps);
  });
}
