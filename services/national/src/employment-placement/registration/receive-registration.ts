import { randomUUID } from "node:crypto";
import { endOfSecondMonthAfter } from "@aiwork/agreement/agreement/calendar/days";
import { askBack, doubtAge, doubtOffice } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { doubtTwins, logKnownPerson } from "@aiwork/agreement/joint-counter/person-lookup/person-lookup";
import { ageOn } from "@aiwork/agreement/joint-counter/seeker/age";
import { requireOwnServicePointOn } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { servicePointError } from "@aiwork/agreement/joint-counter/service-point/service-point.errors";
import { checkFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReceiveRegistrationInput } from "../../generated/resolvers";
import {
  completeNationalProfile,
  ensureNationalFile,
  keptSeekerId,
  parseNationalProfile,
} from "../../joint-counter/seeker/national-profile";
import { nationalSeekerAccess } from "../../joint-counter/seeker/seeker.access";
import type { RegistrationEntity } from "./registration.entity";
import { registrationError } from "./registration.errors";
import { nextRegistrationNumber, officeCode } from "./registration-number";
import { parseWishes, type RegistrationWishes, requireOccupation, saveBackground } from "./registration-wishes";

type RequiredWishes = Pick<
  RegistrationWishes,
  "desiredOccupations" | "anyOccupation" | "desiredEmploymentTypes" | "qualifications"
>;

/**
 * 求職受理: of a new person, or of one who brings an id from the city. That id cannot be checked here. The registration is
 * valid from today to the end of the second month after; a provisional one has no number yet. Whoever is registered at
 * another service point is moved by a transfer, or registered here too once the caller has opened the record on the ground
 * that the person came or called. What is known of the person stays as it is.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, SERVICE_POINT_NOT_OPEN, UNKNOWN_OFFICE, NO_OCCUPATION,
 * SERVED_ELSEWHERE, PERSON_DIFFERS, ALREADY_REGISTERED and the errors of parseNationalProfile and parseWishes
 */
// guard: provisional-registration-names-known-office-too
export async function receiveRegistration(
  db: EntityManager,
  input: ReceiveRegistrationInput,
  context: SubgraphContext,
) {
  const { caller, clock } = context;
  // guard: registration-goes-to-file-is-kept
  const seekerId =
    input.seekerId == null ? randomUUID() : await keptSeekerId(db, parseUuid(input.seekerId, "seekerId"));
  const { servicePointId: at } = input;
  const { profile, wishes: given } = await checkFields({
    // guard: registration-is-received-at-service-point-of-callers
    servicePoint: async () =>
      at == null || (await requireOwnServicePointOn(db, caller, at, clock.today(), "servicePointId")),
    profile: () => parseNationalProfile(input, context),
    wishes: () => {
      const wishes = parseWishes(input, context);
      // guard: registration-names-occupation-or-any
      requireOccupation(wishes);
      return wishes;
    },
    office: () => officeCode(input.office),
  });
  const { workHistory = null, outOfWorkSince = null, ...wishes } = given;
  // guard: registration-at-no-service-point-tells-nothing
  if (at == null) await requireServed(db, context, seekerId);
  askBack(input, doubtOffice(at), doubtAge(profile.birthDate, context));
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
  await ensureNationalFile(db, seekerId);
  await requireReceivable(db, context, seekerId);
  await insertRegistration(db, { ...registration, ...(wishes as RequiredWishes) });
  // guard: registrations-history-begins-with-receipt
  await recordStateChange(db, caller, { subjectId: registration.id, from: null, to: registration.status });
  await saveBackground(db, registration.id, { workHistory, outOfWorkSince });
  await completeNationalProfile(db, seekerId, profile);
  // guard: person-has-one-registration-stands-at-service-point
  await requireNoOther(db, registration, context);
  // guard: twin-of-new-registration-is-asked-back
  askBack(input, await doubtTwins(db, { ...profile, seekerId }, context));
  return { registrationId: registration.id };
}

/**
 * A registration at no service point is for whom the caller's serves already: to others the answer is the same, whether the
 * person is registered elsewhere or nowhere. @throws NOT_YOUR_SERVICE_POINT
 */
async function requireServed(db: EntityManager, context: SubgraphContext, seekerId: string): Promise<void> {
  if (!(await nationalSeekerAccess.mayActFor(db, context, seekerId)))
    throw servicePointError("NOT_YOUR_SERVICE_POINT").at("servicePointId");
}

/** A registration gives its service point the person's half. @throws SERVED_ELSEWHERE */
async function requireReceivable(db: EntityManager, context: SubgraphContext, seekerId: string): Promise<void> {
  // guard: open-matters-let-nobody-receive-a-person
  const [{ isReceivable }]: [{ isReceivable: boolean }] = await db.query(
    `select seeker_may_be_received($1, $2) or seeker_is_registered_here($1) or seeker_turned_to_caller($1)
       as "isReceivable"`,
    [seekerId, context.caller.servicePoints],
  );
  // guard: person-served-elsewhere-is-not-received
  if (isReceivable) return;
  // guard: person-served-elsewhere-is-logged
  logKnownPerson(context, seekerId);
  throw registrationError("SERVED_ELSEWHERE").at("seekerId");
}

/**
 * Checks only the caller's service points, so that nothing is disclosed about others. The file row that was just written
 * makes a concurrent registration of the same person wait.
 */
export async function requireNoOther(
  db: EntityManager,
  { id, seekerId }: { id: string; seekerId: string },
  { caller, clock }: SubgraphContext,
  field = "seekerId",
): Promise<void> {
  // guard: is-another-registration-is
  const others: unknown[] = await db.query(
    `select from registration where seeker_id = $1 and id <> $2 and service_point_id = any ($3::text[])
       and (status = 'PROVISIONAL' or status = 'ACTIVE' and valid_until >= $4::date)`,
    [seekerId, id, caller.servicePoints, clock.today()],
  );
  if (others.length > 0) throw registrationError("ALREADY_REGISTERED").at(field);
}

/** Without RETURNING: before this row is committed, the policies may hide the person from the caller. */
async function insertRegistration(
  db: EntityManager,
  row: Omit<RegistrationEntity, "version" | "background">,
): Promise<void> {
  await db.query(
    `insert into registration (id, number, seeker_id, office, service_point_id, received_on, valid_until, status,
       desired_occupations, any_occupation, desired_employment_types, qualifications,
       age_on_receipt)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      row.id,
      row.number,
      row.seekerId,
      row.office,
      row.servicePointId,
      row.receivedOn,
      row.validUntil,
      row.status,
      row.desiredOccupations,
      row.anyOccupation,
      row.desiredEmploymentTypes,
      row.qualifications,
      row.ageOnReceipt,
    ],
  );
}
