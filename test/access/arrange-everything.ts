import { randomUUID } from "node:crypto";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeCityPerson } from "@aiwork/kit/records/arrange-city-person";
import { arrangeJobOrders, arrangeLocalJobs } from "@aiwork/kit/records/arrange-jobs";
import { arrangeJointDocuments } from "@aiwork/kit/records/arrange-joint-documents";
import { arrangeNationalPerson } from "@aiwork/kit/records/arrange-national-person";
import { type FixtureValues, OWN_SERVICE_POINT } from "@aiwork/kit/records/insert-row";
import { askUntilAnswered } from "@aiwork/kit/system/ask-until-answered";
import type { PartyName, TestSystem } from "@aiwork/kit/system/start-system";
import { arrangeConsents } from "./arrange-consents";
import { breakGlassCallers, type ConsentCase } from "./matrix-columns";

/** The variables of operations, by the person they are about. */
export type Everything = Readonly<Record<ConsentCase, FixtureValues>>;

const PEOPLE: readonly ConsentCase[] = ["all", "none", "first", "second", "third", "fourth", "fifth", "past"];
const OPENINGS: Readonly<Record<PartyName, string>> = {
  city: "openCityRecordWithReason",
  national: "openNationalRecordWithReason",
};

/** Inserts enough records for every served field to have a value on at least one record. */
export async function arrangeEverything(system: TestSystem): Promise<Everything> {
  const { city, national } = system.databases;
  const common: FixtureValues = {
    nobody: randomUUID(),
    visitTable: "BY_POINT_AND_MONTH",
    visitTable_BY_SERVICE: "BY_POINT_AND_SERVICE",
    placementTable: "BY_POINT_AND_MONTH",
    placementTable_BY_TYPE: "BY_POINT_AND_EMPLOYMENT_TYPE",
    placementTable_BY_TRACK: "BY_POINT_AND_TRACK",
    ...(await arrangeJointDocuments(city, national)),
    ...(await arrangeLocalJobs(city)),
    ...(await arrangeJobOrders(national)),
  };
  const everything: Partial<Record<ConsentCase, FixtureValues>> = {};
  for (const [i, consented] of PEOPLE.entries()) {
    const seeker = randomUUID();
    const ofCity = await arrangeCityPerson(city, seeker, String(common.program));
    const values = { ...common, ...ofCity, number: i + 1 };
    const ofNational = await arrangeNationalPerson(national, seeker, values);
    await arrangeConsents(system, seeker, consented);
    everything[consented] = { ...values, ...ofNational, seeker };
  }
  for (const { dataSource } of [city, national]) {
    await dataSource.query("select count_loaded_events()");
    await dataSource.query("update service_point set closed_on = '2099-03-31' where id = $1", [OWN_SERVICE_POINT]);
  }
  for (const party of ["city", "national"] as const) {
    await breakGlass(system, party, everything.all?.seeker);
    await reviewAndLookUp(system, party);
    await readByConsent(system, party, everything.all?.seeker);
  }
  return everything as Everything;
}

/** A review of the opening and a lookup, with a value in every column; the table is asked for more lookups than one makes on a day. */
async function reviewAndLookUp({ databases }: TestSystem, party: PartyName): Promise<void> {
  const { dataSource } = databases[party];
  await dataSource.query(
    `insert into opened_record_review (id, opened_record_id, finding, note, reviewed_by, by_role, by_name)
     select gen_random_uuid(), id, 'NEEDS_FOLLOW_UP', '照会中', 'auditor', 'auditor.${party}', '監査' from opened_record`,
  );
  await dataSource.query(
    `insert into person_lookup (looked_up_by, by_role, by_name, service_points, looked_up_on, ground, reason, found)
     values ('staff', '${party}.counselor', '職員', '{toyohira}', '2013-10-31', 'PERSON_CAME', '転居のため来所', 1)`,
  );
  await dataSource.query(
    "create or replace function lookups_a_day() returns integer language sql immutable return 1000000",
  );
}

/** Reads as the other party, so that an access record names the consents that opened the record. */
async function readByConsent(system: TestSystem, party: PartyName, seekerId: unknown): Promise<void> {
  const role = party === "city" ? "national.counselor" : "city.counselor";
  const document = `query ($id: ID!) { seeker(id: $id) { ${party} { profile { name } } } }`;
  const who = { role, servicePoints: [OWN_SERVICE_POINT] };
  const question = { endpoint: "gateway", who, document, values: { id: seekerId } } as const;
  const { data } = await askUntilAnswered(system, question);
  if (!data?.seeker?.[party]?.profile) throw new Error(`the ${party}'s half was not opened by the consent`);
}

/** Reads the record immediately, so that its first access record has a value in every field. */
async function breakGlass(system: TestSystem, party: PartyName, seekerId: unknown): Promise<void> {
  const document = `mutation ($id: ID!) {
    ${OPENINGS[party]}(input: { idempotencyKey: "緊急閲覧", seekerId: $id, ground: ${OPENING.ground}, reason: "${OPENING.reason}" }) {
      seeker { ${party} { profile { name } } } userErrors { code }
    }
  }`;
  const question = {
    endpoint: "gateway",
    who: breakGlassCallers[party],
    document,
    values: { id: seekerId },
  } as const;
  const { data, errors } = await askUntilAnswered(system, question);
  const refusals = [...errors.map(({ extensions }) => extensions?.code), ...codesOf(data?.[OPENINGS[party]])];
  if (refusals.length > 0) throw new Error(`${OPENINGS[party]} did not open the record: ${refusals.join(", ")}`);
}

const codesOf = (payload?: { userErrors: { code: string }[] }) => payload?.userErrors.map(({ code }) => code) ?? [];
