import { DEMO_DAY } from "../population/business-days";

/** How much a load set has of everything, from April 2012 to the demonstration's day. */
export interface LoadVolumes {
  readonly servicePoints: readonly string[];
  readonly persons: number;
  readonly visits: number;
  readonly consultations: number;
  readonly referrals: number;
}

const ALL_POINTS = ["shiroishi", "toyohira", "atsubetsu", "teine", "minami"];
/** One consultation in five visits (ours); the others follow from docs/domain.md, as referrals of 6 to 1.1 placements. */
export const LOAD_SETS = {
  /** One ward: Atsubetsu. */
  S: { servicePoints: ["atsubetsu"], persons: 3_000, visits: 41_000, consultations: 8_200, referrals: 8_900 },
  /** Sapporo's service points. */
  M: { servicePoints: ALL_POINTS, persons: 10_000, visits: 139_000, consultations: 27_900, referrals: 29_400 },
  /** As many as Hokkaido has, at Sapporo's service points. */
  L: { servicePoints: ALL_POINTS, persons: 84_000, visits: 2_003_000, consultations: 400_600, referrals: 414_500 },
} as const satisfies Record<string, LoadVolumes>;

export const FIRST_LOADED_DAY = "2012-04-01";
export const LAST_LOADED_DAY = DEMO_DAY;
const DAYS = 1 + (Date.parse(LAST_LOADED_DAY) - Date.parse(FIRST_LOADED_DAY)) / 86_400_000;

/** In SQL: expressions of the row's number n that are the same in every run with the same seed. */
export function generatedValues(seed: number, { servicePoints }: Pick<LoadVolumes, "servicePoints">) {
  /** A number from 0 to below `size`, another one for every `salt`. */
  const roll = (salt: number, size: number, n = "n") =>
    `((hashint8extended(${n}::bigint, ${seed * 1_000 + salt}) & 9223372036854775807) % ${size})::int`;
  const uuid = (thing: string, n = "n") =>
    `overlay(overlay(md5('${seed} ${thing} ' || ${n}) placing '4' from 13) placing '8' from 17)::uuid`;
  const list = (values: readonly string[]) => `array[${values.map((value) => `'${value}'`).join(", ")}]`;
  return {
    roll,
    uuid,
    day: (salt: number) => `(date '${FIRST_LOADED_DAY}' + ${roll(salt, DAYS)})`,
    pick: (salt: number, values: readonly string[]) => `(${list(values)})[1 + ${roll(salt, values.length)}]`,
    servicePoint: (n = "n") => `(${list(servicePoints)})[1 + ${roll(1, servicePoints.length, n)}]`,
  };
}

/** In SQL: an hour of a day in Asia/Tokyo. */
export const hourOf = (day: string, hour: number) => `((${day} + time '${hour}:00') at time zone 'Asia/Tokyo')`;
