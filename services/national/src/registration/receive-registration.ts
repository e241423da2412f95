import { randomUUID } from "node:crypto";
import { refuse as refuseServicePoint } from "@aiwork/agreement/access/counter-refusals";
import { requireServicePointOn } from "@aiwork/agreement/access/require-counter";
import { ageOn } from "@aiwork/agreement/calendar/age";
import { endOfSecondMonthAfter } from "@aiwork/agreement/calendar/end-of-second-month";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { ActInput } from "@aiwork/runtime/act/act";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { nationalPersons } from "../access/national-access";
import { keepProfile, keptIdOf, openFile } from "../seeker/keep-profile";
import { type GivenProfile, parseProfile } from "../seeker/parse-profile";
import { insertRegistration } from "./insert-registration";
import { keepBackground } from "./keep-background";
import { officeCodeOf } from "./office-codes";
import { parseWishes, requireOccupation, type Wishes } from "./parse-wishes";
import { nextRegistrationNumber } from "./registration-number";
import { refuse } from "./registration-refusals";

type Required = Pick<Wishes, "desiredOccupations" | "anyOccupation" | "desiredEmploymentTypes" | "qualifications">;

export interface Receiving extends ActInput, GivenProfile, Required {
  seekerId?: string | null;
  servicePointId?: string | null;
  office: string;
  workHistory?: string | null;
  outOfWorkSince?: string | null;
  provisional?: boolean | null;
}

/**
 * 求職受理: of a new person, or of one who brings an id from the city. That id cannot be checked here. The registration is
 * valid from today to the end of the second month after; a provisional one has no number yet.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, SERVICE_POINT_NOT_OPEN, UNKNOWN_OFFICE, NO_OCCUPATION, ALREADY_REGISTERED and the errors of parseProfile and parseWishes
 */
// guard: provisional-registration-names-known-office-too
export async function receiveRegistration(db: EntityManager, input: Receiving, context: SubgraphContext) {
  const { caller, clock } = context;
  // guard: registration-is-received-at-service-point-of-callers
  if (input.servicePointId != null)
    await requireServicePointOn(db, caller, input.servicePointId, clock.today(), "servicePointId");
  // guard: registration-goes-to-file-is-kept
  const seekerId = input.seekerId == null ? randomUUID() : await keptIdOf(db, parseUuid(input.seekerId, "seekerId"));
  const profile = parseProfile(input, context);
  const { workHistory = null, outOfWorkSince = null, ...wishes } = parseWishes(input, context);
  // guard: registration-names-occupation-or-any
  requireOccupation(wishes);
  officeCodeOf(input.office);
  const isProvisional = input.provisional === true;
  const registration = {
    id: randomUUID(),
    // guard: provisional-registration-has-no-number
    number: isProvisional ? null : await nextRegistrationNumber(db, input.office),
    seekerId,
    office: input.office,
    servicePointId: input.servicePointId ?? null,
    receivedOn: clock.today(),
    // guard: registration-stands-to-end-of-second-month
    validUntil: endOfSecondMonthAfter(clock.today()),
    status: isProvisional ? "PROVISIONAL" : "ACTIVE",
    ageOnReceipt: ageOn(profile.birthDate, clock.today()),
  } as const;
  await openFile(db, seekerId);
  await insertRegistration(db, { ...registration, ...(wishes as Required) });
  // guard: registration-stands-where-service-point-of-callers-knows
  if (!(await nationalPersons.mayActFor(db, context, seekerId)))
    throw refuseServicePoint("NOT_YOUR_SERVICE_POINT").at("servicePointId");
  // guard: registrations-history-begins-with-receipt
  await recordChange(db, caller, { subjectId: registration.id, from: null, to: registration.status });
  await keepBackground(db, registration.id, { workHistory, outOfWorkSince });
  await keepProfile(db, seekerId, profile);
  // guard: person-has-one-registration-stands-at-service-point
  await requireNoOther(db, registration, context);
  return { registrationId: registration.id };
}

/**
 * Checks only the caller's service points, so that nothing is disclosed about others. The file row that was just written
 * makes a concurrent registration of the same person wait.
 */
async function requireNoOther(
  db: EntityManager,
  { id, seekerId }: { id: string; seekerId: string },
  { caller, clock }: SubgraphContext,
): Promise<void> {
  // guard: is-another-registration-is
  const others: unknown[] = await db.query(
    `select from registration where seeker_id = $1 and id <> $2 and service_point_id = any ($3::text[])
       and (status = 'PROVISIONAL' or status = 'ACTIVE' and valid_until >= $4::date)`,
    [seekerId, id, caller.servicePoints, clock.today()],
  );
  if (others.length > 0) throw refuse("ALREADY_REGISTERED").at("seekerId");
}
