import type { Uuid } from "@aiwork/runtime/graphql/parse-uuid";
import { addDays } from "./business-days";
import { nameOf } from "./names";
import { randomOf, uuidOf } from "./random";

/** A person of the synthetic population, who does not exist. */
export interface Person {
  id: Uuid;
  /** A serial number; telephone numbers and e-mail addresses contain it, so that nobody takes them for real. */
  number: number;
  name: string;
  nameKana: string;
  sex: "MALE" | "FEMALE";
  birthDate: string;
  servicePointId: string;
  knownTo: "BOTH" | "CITY" | "NATIONAL";
  onPublicAssistance: boolean;
  /** Whether the person consents to disclosure by both parties. */
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

/** The exchange 011-000 is not assigned. */
export function phoneOf({ number }: Person): string {
  return `011-000-${String(number % 10_000).padStart(4, "0")}`;
}

/** A reserved domain (RFC 2606). */
export function emailOf({ number }: Person): string {
  return `demo-${number}@example.jp`;
}
