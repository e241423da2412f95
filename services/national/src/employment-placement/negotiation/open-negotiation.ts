import { randomUUID } from "node:crypto";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseFreeText } from "@aiwork/agreement/agreement/text/free-text";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { OpenNegotiationInput } from "../../generated/resolvers";
import { lockRegistrationAndOrder, requireReferable } from "../job-order/require-referable";
import { negotiationError } from "./negotiation.errors";

const MAX_REQUEST_LENGTH = 1000;

/**
 * 求人者への交渉: opened today, for a person who could be referred today if the order's terms allowed it.
 * @throws NO_SUCH_RECORD, REQUEST_REQUIRED, ALREADY_NEGOTIATING and the errors of requireReferable
 */
export async function openNegotiation(db: EntityManager, input: OpenNegotiationInput, context: SubgraphContext) {
  const { topic } = input;
  const registrationId = parseUuid(input.registrationId, "registrationId");
  const jobOrderId = parseUuid(input.jobOrderId, "jobOrderId");
  const { caller, clock } = context;
  const referred = await lockRegistrationAndOrder(db, context, { registrationId, jobOrderId });
  // guard: negotiation-is-for-person-who-could
  requireReferable(referred, clock.today());
  const request = parseFreeText(input.request, "request", MAX_REQUEST_LENGTH);
  // guard: negotiation-asks-employer-something
  if (request === "") throw negotiationError("REQUEST_REQUIRED").at("request");
  const about = [registrationId, jobOrderId, topic];
  const [open] = await db.query(
    `select id from negotiation where (registration_id, job_order_id, topic) = ($1, $2, $3) and status = 'OPEN'`,
    about,
  );
  // guard: term-is-negotiated-once-at-time
  if (open) throw negotiationError("ALREADY_NEGOTIATING").at("topic");
  const negotiationId = randomUUID();
  await db.query(
    `insert into negotiation
       (registration_id, job_order_id, topic, id, request, status, opened_on, opened_by_role, opened_by_name)
     values ($1, $2, $3, $4, $5, 'OPEN', $6, $7, $8)`,
    [...about, negotiationId, request, clock.today(), caller.role, caller.name],
  );
  // guard: negotiations-history-begins-with
  await recordStateChange(db, caller, { subjectId: negotiationId, from: null, to: "OPEN" });
  return { negotiationId };
}
