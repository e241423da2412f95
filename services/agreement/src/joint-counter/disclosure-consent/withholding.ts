import { isStaff } from "@aiwork/server/identity/caller";
import type { PartyAccess } from "@aiwork/subgraph/access/party-access";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { consentStatus, type DisclosureCategory } from "./disclosure-consent";
import { type ConsentTerms, consentTermsOf } from "./disclosure-consent.queries";

export interface Withholding {
  /** Null for data that are never shared. */
  category: DisclosureCategory | null;
  reason: "NO_CONSENT" | "CONSENT_EXPIRED" | "CONSENT_WITHDRAWN" | "NEVER_SHARED";
}

const REASONS = { ACTIVE: null, EXPIRED: "CONSENT_EXPIRED", WITHDRAWN: "CONSENT_WITHDRAWN" } as const;

/** 不開示: the categories that are withheld from the other party's staff and why, by the latest consent to each category held. */
export async function readWithholdings(
  { party }: Pick<PartyAccess, "party">,
  held: readonly DisclosureCategory[],
  seekerId: string,
  context: SubgraphContext,
): Promise<Withholding[]> {
  const { caller, clock } = context;
  // guard: what-is-withheld-is-given
  if (!isStaff(caller) || caller.party === party) return [];
  const { terms: consents } = await consentTermsOf(context, seekerId);
  const closed = held.flatMap((category): Withholding[] => {
    const reason = reasonOf(
      consents.filter(({ categories }) => categories.includes(category)),
      clock.today(),
    );
    return reason ? [{ category, reason }] : [];
  });
  return [...closed, { category: null, reason: "NEVER_SHARED" }];
}

/** Null when any consent is active; else the reason comes from the latest consent. */
function reasonOf(consents: readonly ConsentTerms[], today: string): Withholding["reason"] | null {
  const states = consents.map((consent) => consentStatus(consent, today));
  // guard: class-any-consent-opens-is-not-given
  if (states.includes("ACTIVE")) return null;
  return states[0] ? REASONS[states[0]] : "NO_CONSENT";
}
