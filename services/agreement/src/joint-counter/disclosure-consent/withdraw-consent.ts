import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { type ConsentHolder, consentStatus, type DisclosureConsent } from "./disclosure-consent";
import { consentError } from "./disclosure-consent.errors";

export interface WithdrawConsentInput extends MutationInput {
  consentId: string;
}

type ConsentToWithdraw = Pick<DisclosureConsent, "seekerId" | "withdrawnAt" | "expiresOn">;

/** 撤回: takes effect with the next reading. @throws NO_SUCH_RECORD, CONSENT_ENDED */
export function withdrawConsent({ mayActFor }: ConsentHolder) {
  return async (db: EntityManager, input: WithdrawConsentInput, context: SubgraphContext) => {
    const consentId = parseUuid(input.consentId, "consentId");
    const [consent]: ConsentToWithdraw[] = await db.query(
      `select seeker_id as "seekerId", withdrawn_at as "withdrawnAt", expires_on as "expiresOn"
       from disclosure_consent where id = $1 for update`,
      [consentId],
    );
    // guard: consent-is-withdrawn-by-person
    if (!consent || !(await mayActFor(db, context, consent.seekerId)))
      throw mutationError("NO_SUCH_RECORD").at("consentId");
    // guard: consent-is-withdrawn-once
    if (consentStatus(consent, context.clock.today()) !== "ACTIVE") throw consentError("CONSENT_ENDED").at("consentId");
    await db.query("update disclosure_consent set withdrawn_at = now() where id = $1", [consentId]);
    return { consentId };
  };
}
