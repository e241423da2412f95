import { randomUUID } from "node:crypto";
import { askBack, doubtDueDay, doubtOffice, doubtPastDay } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotFarAhead, requireNotInFuture } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseOptionalText, parseRequiredText } from "@aiwork/agreement/agreement/text/free-text";
import { requireLateReason } from "@aiwork/agreement/business-plan/month-closing/late-reason";
import { requireHeldBeforeHandOver } from "@aiwork/agreement/joint-counter/held-record/before-hand-over";
import { requireOwnServicePointOn } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { parseFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { RecordConsultationInput } from "../../generated/resolvers";
import { nationalSeekerAccess } from "../../joint-counter/seeker/seeker.access";
import type { ConsultationEntity } from "./consultation.entity";
import { consultationError } from "./consultation.errors";

const MAX_MINUTES = 480;
const MAX_LINE_LENGTH = 200;
export const MAX_CONSULTATION_TEXT_LENGTH = 3000;

type ConsultationContent = Pick<
  ConsultationEntity,
  "heldOn" | "minutes" | "topics" | "proposal" | "proposalAgreed" | "summary"
>;
type NextActionDone = Pick<ConsultationEntity, "nextActionDoneOn" | "nextActionDoneByRole" | "nextActionDoneByName">;
type NextActionOfConsultation = Pick<ConsultationEntity, "nextActionText" | "nextActionOwner" | "nextActionDueOn">;

/**
 * Records a 職業相談 with a person of the caller's service points, or of a day before one of them handed the person over. The
 * counselor's notes go to a separate table. The liaison belongs to the city, so its id cannot be checked here.
 * @throws NO_SUCH_RECORD, HELD_AFTER_HAND_OVER, NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, SERVICE_POINT_NOT_OPEN,
 * HELD_BEFORE_REGISTERED, DAY_IN_THE_FUTURE, MINUTES_OUT_OF_RANGE, NO_TOPIC, NOTHING_TO_AGREE_TO, DUE_BEFORE_HELD, CLOSED_MONTH_NEEDS_REASON and the errors of texts
 */
export async function recordConsultation(db: EntityManager, input: RecordConsultationInput, context: SubgraphContext) {
  const { caller } = context;
  const { heldOn, servicePointId = null } = input;
  const seekerId = parseUuid(input.seekerId, "seekerId");
  // guard: consultation-and-voided-registration-wait-for-each-other
  await db.query("select from national_file where seeker_id = file_of($1) for key share", [seekerId]);
  const isServed = await nationalSeekerAccess.mayActFor(db, context, seekerId);
  // guard: consultation-is-with-person-of-callers-service-points
  if (!isServed) await requireHeldBeforeHandOver(db, { seekerId, servicePointId, heldOn }, "seekerId");
  // guard: consultation-is-held-at-service-point-of-callers
  if (servicePointId !== null) await requireOwnServicePointOn(db, caller, servicePointId, heldOn, "heldOn");
  const { content, nextAction, notes } = parseFields({
    content: () => parseContent(input, context),
    nextAction: () => parseNextAction(input, context),
    notes: () => parseOptionalText(input.notes, "notes", MAX_CONSULTATION_TEXT_LENGTH),
  });
  if (isServed) await requireRegisteredBy(db, seekerId, heldOn);
  const reason = await requireLateReason(db, heldOn, input.lateReason);
  const due = doubtDueDay(nextAction.nextActionDueOn, context, "nextAction.dueOn");
  askBack(input, doubtOffice(servicePointId), doubtPastDay(heldOn, context, "heldOn"), due);
  const consultation = {
    id: randomUUID(),
    seekerId,
    servicePointId,
    ...content,
    byRole: caller.role,
    byName: caller.name,
    ...nextAction,
    liaisonId: input.liaisonId == null ? null : parseUuid(input.liaisonId, "liaisonId"),
  };
  await insertConsultation(db, consultation);
  if (notes !== null) await insertConsultationNote(db, consultation.id, notes);
  if (reason !== null)
    await recordStateChange(db, caller, { subjectId: consultation.id, from: null, to: "HELD", reason });
  return { consultationId: consultation.id };
}

/** The person was registered on the day of the consultation. @throws HELD_BEFORE_REGISTERED */
export async function requireRegisteredBy(db: EntityManager, seekerId: string, heldOn: string): Promise<void> {
  const registered: unknown[] = await db.query(
    "select from registration where seeker_id = file_of($1) and status <> 'VOIDED' and received_on <= $2 limit 1",
    [seekerId, heldOn],
  );
  // guard: consultation-does-not-come-before-registration
  if (registered.length === 0) throw consultationError("HELD_BEFORE_REGISTERED").at("heldOn");
}

function parseContent(given: RecordConsultationInput, context: SubgraphContext): ConsultationContent {
  const { proposalAgreed = null } = given;
  const content = parseFields({
    heldOn: () => parseConsultationDay(given.heldOn, context),
    minutes: () => parseConsultationMinutes(given.minutes),
    topics: () => parseTopics(given.topics),
    proposal: () => parseOptionalText(given.proposal, "proposal", MAX_CONSULTATION_TEXT_LENGTH),
    summary: () => parseOptionalText(given.summary, "summary", MAX_CONSULTATION_TEXT_LENGTH),
  });
  // guard: person-agrees-to-something
  if (content.proposal === null && proposalAgreed !== null)
    throw consultationError("NOTHING_TO_AGREE_TO").at("proposalAgreed");
  return { ...content, proposalAgreed };
}

/** @throws DAY_IN_THE_FUTURE, DAY_TOO_EARLY */
export function parseConsultationDay(given: string, context: SubgraphContext): string {
  // guard: consultation-has-been-held
  requireNotInFuture(given, context, "heldOn");
  return given;
}

/** @throws MINUTES_OUT_OF_RANGE */
export function parseConsultationMinutes(given: number): number {
  // guard: consultation-takes-time-and-no-more
  if (given < 1 || given > MAX_MINUTES)
    throw consultationError("MINUTES_OUT_OF_RANGE", { max: MAX_MINUTES }).at("minutes");
  return given;
}

function parseTopics(given: RecordConsultationInput["topics"]): ConsultationContent["topics"] {
  const topics = [...new Set(given)];
  // guard: consultation-is-about-something
  if (topics.length === 0) throw consultationError("NO_TOPIC").at("topics");
  return topics;
}

function parseNextAction(
  { nextAction, heldOn }: RecordConsultationInput,
  context: SubgraphContext,
): NextActionOfConsultation {
  if (!nextAction) return { nextActionText: null, nextActionOwner: null, nextActionDueOn: null };
  const { text, owner, dueOn = null } = nextAction;
  // guard: what-comes-next-is-not-due
  if (dueOn !== null && dueOn < heldOn) throw consultationError("DUE_BEFORE_HELD").at("nextAction", "dueOn");
  if (dueOn !== null) requireNotFarAhead(dueOn, context, ["nextAction", "dueOn"]);
  const nextActionText = parseRequiredText(text, "nextAction.text", MAX_LINE_LENGTH);
  return { nextActionText, nextActionOwner: owner, nextActionDueOn: dueOn };
}

async function insertConsultation(
  db: EntityManager,
  row: Omit<ConsultationEntity, "status" | keyof NextActionDone>,
): Promise<void> {
  await db.query(
    `insert into consultation (id, seeker_id, service_point_id, held_on, minutes, topics, by_role, by_name, proposal,
       proposal_agreed, summary, next_action_text, next_action_owner, next_action_due_on, liaison_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      row.id,
      row.seekerId,
      row.servicePointId,
      row.heldOn,
      row.minutes,
      row.topics,
      row.byRole,
      row.byName,
      row.proposal,
      row.proposalAgreed,
      row.summary,
      row.nextActionText,
      row.nextActionOwner,
      row.nextActionDueOn,
      row.liaisonId,
    ],
  );
}

/** Fewer callers may read notes than the consultation itself: they never go to the city. */
async function insertConsultationNote(db: EntityManager, consultationId: string, notes: string): Promise<void> {
  await db.query("insert into consultation_note (consultation_id, notes) values ($1, $2)", [consultationId, notes]);
}
