import type { Uuid } from "@aiwork/runtime/graphql/parse-uuid";
import { addDays } from "./business-days";
import { nameOf } from "./names";
import { randomOf, uuidOf } from "./random";

/** A person of the synthetic population; nobody real. */
export interface Person {
  id: Uuid;
  /** Counts the population; its telephone and mail addresses carry it, so that nobody takes them for real. */
  number: number;
  name: string;
  nameKana: string;
  sex: "MALE" | "FEMALE";
  birthDate: string;
  servicePointId: string;
  knownTo: "BOTH" | "CITY" | "NATIONAL";
  onPublicAssistance: boolean;
  /** Whether both parties may show the other what they hold. */
  consents: boolean;
}

export function makePerson(number: number, servicePointId: string): Person {
  const random = randomOf(`person ${number}`);
  const sex = random.happens(0.54) ? "MALE" : "FEMALE";
  const age = random.pick([
    random.between(19, 29),
    random.between(30, 44),
    random.between(45, 59),
    random.between(60, 69),
  ]);
  const known = random.next();
  return {
    id: uuidOf(`seeker ${number}`),
    number,
    ...nameOf(random, sex),
    sex,
    birthDate: addDays(`${2012 - age}-01-01`, random.between(0, 364)),
    servicePointId,
    knownTo: known < 0.7 ? "BOTH" : known < 0.9 ? "NATIONAL" : "CITY",
    onPublicAssistance: random.happens(0.18),
    consents: random.happens(0.6),
  };
}

/** 011-000 is nobody's exchange. */
export function phoneOf({ number }: Person): string {
  return `011-000-${String(number % 10_000).padStart(4, "0")}`;
}

/** RFC 2606: a domain that is nobody's. */
export function emailOf({ number }: Person): string {
  return `demo-${number}@example.jp`;
}
