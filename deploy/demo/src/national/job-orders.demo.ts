import { endOfSecondMonthAfter } from "@aiwork/agreement/agreement/calendar/days";
import { addDays, businessDayFrom, DEMO_DAY, isBusinessDay, laterOf } from "../population/business-days";
import { createRandom, type Random, uuidOf } from "../population/random";
import { type HistoryStep, HOURS, historyRows, type StateChangeRow } from "../population/state-changes";
import { type JobKind, jobKinds } from "./job-kinds.demo";
import { officeOf, offices } from "./offices.demo";

const FIRST_RECEIVED = "2012-02-15";
const ORDERS_PER_DAY = 9;
/** Orders received on the last day are not decided yet. */
const LAST_ACCEPTED = "2013-10-30";
/** The end of the second month after the receipt is at most this many days later. */
const MAX_VALIDITY_DAYS = 92;
const EMPLOYERS = [
  "北都商事",
  "白樺ビルサービス",
  "大通フーズ",
  "藻岩介護センター",
  "手稲運輸",
  "豊平警備保障",
  "厚別製作所",
  "石狩水産",
  "札幌東病院",
  "すずらん薬局",
];

export interface DemoJobOrder {
  id: string;
  kind: JobKind;
  openings: number;
  filled: number;
  receivedOn: string;
  referUntil: string;
  lastHiredOn: string;
  /** The day of the hire that filled the last opening. */
  filledOn: string | null;
  /** Whether anybody was referred to the order. */
  isUsed: boolean;
  row: Record<string, unknown>;
}

export interface DemoOrderBook {
  /** An order with an opening left that is open on the day to a person of the age and matches `suits`. */
  choose(day: string, age: number, random: Random, suits?: (order: DemoJobOrder) => boolean): DemoJobOrder;
  rows(): (Record<string, unknown> & { id: string })[];
  history(): StateChangeRow[];
}

/** Fills one opening. */
export function fillDemoOpening(order: DemoJobOrder, hiredOn: string): void {
  order.filled += 1;
  order.lastHiredOn = laterOf(order.lastHiredOn, hiredOn);
  if (order.filled === order.openings) order.filledOn = order.lastHiredOn;
}

/** 求人, nine per business day. Hires fill the openings, so that `filled` equals the number of placements. */
export function createOrderBook(): DemoOrderBook {
  const orders = receiveOrders();
  const recentOn = memoize((day) => {
    const from = addDays(day, -MAX_VALIDITY_DAYS);
    return orders.filter(({ receivedOn }) => receivedOn >= from && receivedOn < day);
  });
  const isOpen = (order: DemoJobOrder, day: string, age: number) =>
    order.receivedOn < day && day <= order.referUntil && order.filled < order.openings && isOpenToAge(order.kind, age);
  return {
    choose: (day, age, random, suits = () => true) => {
      const recent = recentOn(day);
      for (let tries = 0; tries < 400; tries++) {
        const order = random.pick(recent);
        if (!isOpen(order, day, age) || !suits(order)) continue;
        order.isUsed = true;
        return order;
      }
      throw new Error(`no order is open on ${day}`);
    },
    rows: () =>
      orders.map((order) => {
        const [, status] = stepsOf(order).at(-1) ?? [];
        const not_accepted_ground = status === "NOT_ACCEPTED" ? "TERMS_NOT_DISCLOSED" : null;
        return { id: order.id, ...order.row, filled: order.filled, status, not_accepted_ground };
      }),
    history: () =>
      orders.flatMap((order) => historyRows(order.id, "national.order_officer", HOURS.NEGOTIATION, stepsOf(order))),
  };
}

function memoize<T>(make: (day: string) => T): (day: string) => T {
  const made = new Map<string, T>();
  return (day) => {
    const known = made.get(day) ?? make(day);
    made.set(day, known);
    return known;
  };
}

function isOpenToAge({ ageLimit, retirementAge }: JobKind, age: number): boolean {
  return age >= (ageLimit?.minimum ?? 0) && age <= Math.min(ageLimit?.maximum ?? 99, (retirementAge ?? 99) - 1);
}

/** An order to which nobody was referred may be not accepted, canceled or suspended. */
function stepsOf({ id, receivedOn, referUntil, filledOn, isUsed }: DemoJobOrder): HistoryStep[] {
  const random = createRandom(`status ${id}`);
  const received: HistoryStep = [receivedOn, "RECEIVED"];
  if (!isUsed && receivedOn >= LAST_ACCEPTED) return [received];
  if (!isUsed && random.happens(0.03))
    return [received, [receivedOn, "NOT_ACCEPTED", "労働条件が明示されていないため"]];
  const open: HistoryStep[] = [received, [receivedOn, "OPEN"]];
  if (filledOn) return [...open, [filledOn, "FILLED"]];
  const later = businessDayFrom(addDays(receivedOn, 20));
  if (isUsed || later > DEMO_DAY) return open;
  if (random.happens(0.05)) return [...open, [later, "CANCELED", "求人者の申出"]];
  return referUntil >= DEMO_DAY && random.happens(0.15) ? [...open, [later, "SUSPENDED", "求人者の申出"]] : open;
}

function receiveOrders(): DemoJobOrder[] {
  const orders: DemoJobOrder[] = [];
  for (let day = FIRST_RECEIVED; day < DEMO_DAY; day = addDays(day, 1))
    if (isBusinessDay(day)) for (let i = 0; i < ORDERS_PER_DAY; i++) orders.push(receiveOrder(orders.length + 1, day));
  return orders;
}

function receiveOrder(number: number, receivedOn: string): DemoJobOrder {
  const random = createRandom(`order ${number}`);
  const kind = random.pick(jobKinds);
  const { name, code } = officeOf(random.pick(Object.keys(offices)));
  const [minimum, maximum] = kind.wage;
  const order = {
    id: uuidOf(`order ${number}`) as string,
    kind,
    openings: random.pick([1, 1, 2, 3, 5]),
    filled: 0,
    receivedOn,
    referUntil: endOfSecondMonthAfter(receivedOn),
    lastHiredOn: receivedOn,
    filledOn: null,
    isUsed: false,
  };
  const employer = `株式会社${random.pick(EMPLOYERS)}（見本）`;
  const disclosure = random.pick(["FULL", "FULL", "FULL", "WITHOUT_EMPLOYER", "REGISTERED_SEEKERS_ONLY"]);
  const isNamed = disclosure !== "WITHOUT_EMPLOYER";
  const row = {
    id: order.id,
    number: `${code}-${number}`,
    office: name,
    employer: isNamed ? employer : null,
    unnamed_employer: isNamed ? null : employer,
    disclosure,
    ...describeKind(kind),
    workplace_ward_code: random.pick(["011045", "011053", "011088", "011096", "011061", "011011", "011029"]),
    wage_minimum: minimum,
    wage_maximum: maximum,
    openings: order.openings,
    received_on: receivedOn,
    refer_until: order.referUntil,
  };
  return { ...order, row };
}

/** The columns that all orders of a kind share. */
export function describeKind(kind: JobKind) {
  const { ageLimit } = kind;
  const isPartTime = kind.employmentType === "PART_TIME";
  return {
    title: kind.title,
    description: kind.description,
    occupation_code: kind.occupationCode,
    occupation_code_edition: "2011",
    employment_type: kind.employmentType,
    contract_term: kind.employmentType === "REGULAR" ? "INDEFINITE" : "FIXED",
    wage_unit: isPartTime ? "HOURLY" : "MONTHLY",
    working_hours: isPartTime ? "9時から14時まで" : "8時30分から17時30分まで",
    holidays: "週休2日",
    insurance: isPartTime ? ["雇用", "労災"] : ["雇用", "労災", "健康", "厚生"],
    probation: kind.employmentType === "REGULAR" ? "3か月" : null,
    experience_required: null as string | null,
    licences_required: [...(kind.licences ?? [])],
    selection_method: "書類選考、面接",
    age_minimum: ageLimit?.minimum ?? null,
    age_maximum: ageLimit?.maximum ?? null,
    age_ground: ageLimit?.ground ?? null,
    age_basis_text: ageLimit?.basis ?? null,
    mandatory_retirement_age: kind.retirementAge ?? null,
    trial_mode: kind.trialMode ?? "NONE",
  };
}
