import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { EntityManager } from "typeorm";
import { NegotiationEntity } from "../negotiation/negotiation.entity";
import { refuse } from "./referral-refusals";

interface Citing {
  negotiationId?: string | null | undefined;
  registrationId: string;
  jobOrderId: string;
  issuedOn: string;
}

const ABOUT_AGE: readonly string[] = ["AGE", "RETIREMENT_AGE"] satisfies NegotiationEntity["topic"][];

/**
 * The negotiation that a referral cites: for the same registration and order, and agreed by the day of the letter. A
 * person over the order's age limit needs one about the age or the retirement age (invariant 6).
 * @throws NEGOTIATION_REQUIRED, NO_SUCH_RECORD, NEGOTIATION_ELSEWHERE, NEGOTIATION_NOT_AGREED, NEGOTIATION_NOT_ABOUT_AGE
 */
export async function citeNegotiation(db: EntityManager, citing: Citing, isOverAge: boolean): Promise<string | null> {
  const { negotiationId, registrationId, jobOrderId, issuedOn } = citing;
  if (negotiationId == null) {
    // guard: who-is-over-age-is-referred
    if (isOverAge) throw refuse("NEGOTIATION_REQUIRED").at("negotiationId");
    return null;
  }
  const id = parseUuid(negotiationId, "negotiationId");
  // guard: negotiation-of-another-person-is-none
  const [negotiation]: NegotiationEntity[] = await db.query(
    `select ${columnsOf(NegotiationEntity)} from negotiation where id = $1
       and registration_id in (select id from registration where seeker_id =
         (select seeker_id from registration where id = $2))`,
    [id, registrationId],
  );
  if (!negotiation) throw refuseAct("NO_SUCH_RECORD").at("negotiationId");
  // guard: referral-cites-negotiation-own
  if (negotiation.registrationId !== registrationId || negotiation.jobOrderId !== jobOrderId)
    throw refuse("NEGOTIATION_ELSEWHERE").at("negotiationId");
  // guard: referral-cites-negotiation-was-agreed-to
  if (negotiation.status !== "AGREED" || (negotiation.settledOn ?? "") > issuedOn)
    throw refuse("NEGOTIATION_NOT_AGREED").at("negotiationId");
  // guard: negotiation-about-another-term-does-not-lift
  if (isOverAge && !ABOUT_AGE.includes(negotiation.topic))
    throw refuse("NEGOTIATION_NOT_ABOUT_AGE").at("negotiationId");
  return id;
}
