import type { ActInput } from "@aiwork/runtime/act/act";
import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ConsentKeeper } from "./consent-keeper";
import { refuse } from "./consent-refusals";
import { consentStatus, type DisclosureConsent } from "./disclosure-consent";

export interface Withdrawing extends ActInput {
  consentId: string;
}

type Kept = Pick<DisclosureConsent, "seekerId" | "withdrawnAt" | "expiresOn">;

/** 撤回: takes effect with the next reading. @throws NO_SUCH_RECORD, CONSENT_ENDED */
export function withdrawConsent({ mayActFor }: ConsentKeeper) {
  return async (db: EntityManager, input: Withdrawing, context: SubgraphContext) => {
    const consentId = parseUuid(input.consentId, "consentId");
    const [consent]: Kept[] = await db.query(
      `select seeker_id as "seekerId", withdrawn_at as "withdrawnAt", expires_on as "expiresOn"
       from disclosure_consent where id = $1 for update`,
      [consentId],
    );
    // guard: consent-is-withdrawn-by-person
    if (!consent || !(await mayActFor(db, context, consent.seekerId)))
      throw refuseAct("NO_SUCH_RECORD").at("consentId");
    // guard: consent-is-withdrawn-once
    if (consentStatus(consent, context.clock.today()) !== "ACTIVE") throw refuse("CONSENT_ENDED").at("consentId");
    await db.query("update disclosure_consent set withdrawn_at = now() where id = $1", [consentId]);
    return { consentId };
  };
}
