import { randomUUID } from "node:crypto";
import { requireServicePointOn } from "@aiwork/agreement/access/require-counter";
import { requirePast } from "@aiwork/agreement/state-change/require-past";
import { parseOptionalText, parseRequiredText } from "@aiwork/agreement/text/given-texts";
import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { nationalPersons } from "../access/national-access";
import type { RecordConsultationInput } from "../generated/resolvers";
import type { ConsultationEntity } from "./consultation.entity";
import { refuse } from "./consultation-refusals";
import { insertConsultation, insertNotes } from "./insert-consultation";

const MOST_MINUTES = 480;
const LINE = 200;
const PAGE = 3000;

type Talk = Pick<ConsultationEntity, "heldOn" | "minutes" | "topics" | "proposal" | "proposalAgreed" | "summary">;
type Next = Pick<ConsultationEntity, "nextActionText" | "nextActionOwner" | "nextActionDueOn">;

/**
 * Records a 職業相談 with a person of the caller's service points. The counselor's notes go to a separate table. The
 * liaison belongs to the city, so its id cannot be checked here.
 * @throws NO_SUCH_RECORD, NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, SERVICE_POINT_NOT_OPEN, DAY_IN_THE_FUTURE, MINUTES_OUT_OF_RANGE, NO_TOPIC, NOTHING_TO_AGREE_TO,
 * DUE_BEFORE_HELD and the errors of texts
 */
export async function recordConsultation(db: EntityManager, input: RecordConsultationInput, context: SubgraphContext) {
  const { caller } = context;
  const seekerId = parseUuid(input.seekerId, "seekerId");
  // guard: consultation-is-with-person-of-callers-service-points
  if (!(await nationalPersons.mayActFor(db, context, seekerId))) throw refuseAct("NO_SUCH_RECORD").at("seekerId");
  // guard: consultation-is-held-at-service-point-of-callers
  if (input.servicePointId != null)
    await requireServicePointOn(db, caller, input.servicePointId, input.heldOn, "heldOn");
  const consultation = {
    id: randomUUID(),
    seekerId,
    servicePointId: input.servicePointId ?? null,
    ...parseTalk(input, context),
    byRole: caller.role,
    byName: caller.name,
    ...parseNext(input),
    liaisonId: input.liaisonId == null ? null : parseUuid(input.liaisonId, "liaisonId"),
  };
  const notes = parseOptionalText(input.notes, "notes", PAGE);
  await insertConsultation(db, consultation);
  if (notes !== null) await insertNotes(db, consultation.id, notes);
  return { consultationId: consultation.id };
}

function parseTalk(given: RecordConsultationInput, context: SubgraphContext): Talk {
  const { heldOn, minutes, proposalAgreed = null } = given;
  // guard: consultation-has-been-held
  requirePast(heldOn, context, "heldOn");
  // guard: consultation-takes-time-and-no-more
  if (minutes < 1 || minutes > MOST_MINUTES) throw refuse("MINUTES_OUT_OF_RANGE", { most: MOST_MINUTES }).at("minutes");
  const topics = [...new Set(given.topics)];
  // guard: consultation-is-about-something
  if (topics.length === 0) throw refuse("NO_TOPIC").at("topics");
  const proposal = parseOptionalText(given.proposal, "proposal", PAGE);
  // guard: person-agrees-to-something
  if (proposal === null && proposalAgreed !== null) throw refuse("NOTHING_TO_AGREE_TO").at("proposalAgreed");
  return {
    heldOn,
    minutes,
    topics,
    proposal,
    proposalAgreed,
    summary: parseOptionalText(given.summary, "summary", PAGE),
  };
}

function parseNext({ nextAction, heldOn }: RecordConsultationInput): Next {
  if (!nextAction) return { nextActionText: null, nextActionOwner: null, nextActionDueOn: null };
  const { text, owner, dueOn = null } = nextAction;
  // guard: what-comes-next-is-not-due
  if (dueOn !== null && dueOn < heldOn) throw refuse("DUE_BEFORE_HELD").at("nextAction", "dueOn");
  const nextActionText = parseRequiredText(text, "nextAction.text", LINE);
  return { nextActionText, nextActionOwner: owner, nextActionDueOn: dueOn };
}
