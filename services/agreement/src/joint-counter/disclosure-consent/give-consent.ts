import { randomUUID } from "node:crypto";
import { parseFields } from "@aiwork/server/errors/business-error";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { lastDayOfTerm } from "../../agreement/calendar/days";
import { parseFreeText } from "../../agreement/text/free-text";
import { parseSeekerKey } from "../seeker/seeker-key";
import type { ConsentHolder, DisclosureCategory, DisclosureConsent } from "./disclosure-consent";
import { consentError } from "./disclosure-consent.errors";

const MAX_PURPOSE_LENGTH = 200;
/** Three years: then the person is asked again. */
const MAX_CONSENT_MONTHS = 36;

export interface GiveConsentInput extends MutationInput, Pick<DisclosureConsent, "purpose" | "evidence" | "expiresOn"> {
  seekerId: string;
  categories: readonly DisclosureCategory[];
}

/**
 * 同意: given by the person online, or recorded by staff at the person's service point.
 * @throws NO_SUCH_RECORD, NO_CATEGORY, CATEGORY_NOT_HELD, PURPOSE_REQUIRED, ALREADY_EXPIRED, CONSENT_TOO_LONG,
 * EVIDENCE_NOT_YOURS
 */
export function giveConsent({ file, held, mayActFor }: ConsentHolder) {
  return async (db: EntityManager, input: GiveConsentInput, context: SubgraphContext) => {
    const { id: seekerId } = parseSeekerKey({ id: input.seekerId });
    // guard: consent-is-given-by-person
    if (!(await mayActFor(db, context, seekerId))) throw mutationError("NO_SUCH_RECORD").at("seekerId");
    const { caller, clock } = context;
    const isOwn = caller.seekerId !== null;
    const { evidence, expiresOn, categories, purpose } = parseFields({
      evidence: () => parseEvidence(input.evidence, isOwn),
      expiresOn: () => parseExpiry(input.expiresOn, clock.today()),
      categories: () => parseCategories(input.categories, held),
      purpose: () => parsePurpose(input.purpose),
    });
    const given: { id: string }[] = await db.query(
      `insert into disclosure_consent
         (id, seeker_id, categories, purpose, evidence, given_on, expires_on, taken_by_role, taken_by_name)
       select $1, seeker_id, $3, $4, $5, $6, $7, $8, $9 from ${file} where seeker_id = (select file_of($2)) returning id`,
      [
        randomUUID(),
        seekerId,
        categories,
        purpose,
        evidence,
        clock.today(),
        expiresOn,
        isOwn ? null : caller.role,
        isOwn ? null : caller.name,
      ],
    );
    if (!given[0]) throw mutationError("NO_SUCH_RECORD").at("seekerId");
    return { consentId: given[0].id };
  };
}

function parseEvidence(given: GiveConsentInput["evidence"], isOwn: boolean) {
  // guard: staff-record-no-consent-as-given-online
  if (isOwn !== (given === "ONLINE")) throw consentError("EVIDENCE_NOT_YOURS").at("evidence");
  return given;
}

function parseExpiry(given: string, today: string): string {
  // guard: consent-does-not-begin-after-end
  if (given < today) throw consentError("ALREADY_EXPIRED").at("expiresOn");
  const latest = lastDayOfTerm(today, MAX_CONSENT_MONTHS);
  // guard: consent-is-given-for-three-years-at-most
  if (given > latest) throw consentError("CONSENT_TOO_LONG", { latest }).at("expiresOn");
  return given;
}

/** @throws NO_CATEGORY, CATEGORY_NOT_HELD */
export function parseCategories(given: readonly DisclosureCategory[], held: readonly DisclosureCategory[]) {
  // guard: consent-covers-something
  if (given.length === 0) throw consentError("NO_CATEGORY").at("categories");
  const foreign = given.find((category) => !held.includes(category));
  // guard: consent-covers-what-party-holds
  if (foreign) throw consentError("CATEGORY_NOT_HELD", { category: foreign }).at("categories");
  return [...new Set(given)];
}

function parsePurpose(given: string): string {
  const purpose = parseFreeText(given, "purpose", MAX_PURPOSE_LENGTH);
  // guard: consent-has-purpose
  if (purpose === "") throw consentError("PURPOSE_REQUIRED").at("purpose");
  return purpose;
}
