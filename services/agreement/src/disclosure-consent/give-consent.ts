import { randomUUID } from "node:crypto";
import type { ActInput } from "@aiwork/runtime/act/act";
import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { parseSeekerKey } from "../seeker-key";
import { parseFreeText } from "../text/free-text";
import type { ConsentKeeper } from "./consent-keeper";
import { refuse } from "./consent-refusals";
import type { DisclosureCategory, DisclosureConsent } from "./disclosure-consent";

const LONGEST_PURPOSE = 200;

export interface Giving extends ActInput, Pick<DisclosureConsent, "purpose" | "evidence" | "expiresOn"> {
  seekerId: string;
  categories: readonly DisclosureCategory[];
}

/**
 * 同意: given by the person online, or recorded by staff at the person's service point.
 * @throws NO_SUCH_RECORD, NO_CATEGORY, CATEGORY_NOT_HELD, PURPOSE_REQUIRED, ALREADY_EXPIRED, EVIDENCE_NOT_YOURS
 */
export function giveConsent({ file, held, mayActFor }: ConsentKeeper) {
  return async (db: EntityManager, input: Giving, context: SubgraphContext) => {
    const { id: seekerId } = parseSeekerKey({ id: input.seekerId });
    // guard: consent-is-given-by-person
    if (!(await mayActFor(db, context, seekerId))) throw refuseAct("NO_SUCH_RECORD").at("seekerId");
    const { caller, clock } = context;
    const isOwn = caller.seekerId !== null;
    const { evidence, expiresOn } = input;
    // guard: staff-record-no-consent-as-given-online
    if (isOwn !== (evidence === "ONLINE")) throw refuse("EVIDENCE_NOT_YOURS").at("evidence");
    // guard: consent-does-not-begin-after-end
    if (expiresOn < clock.today()) throw refuse("ALREADY_EXPIRED").at("expiresOn");
    const categories = parseCategories(input.categories, held);
    const purpose = parsePurpose(input.purpose);
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
    if (!given[0]) throw refuseAct("NO_SUCH_RECORD").at("seekerId");
    return { consentId: given[0].id };
  };
}

function parseCategories(given: readonly DisclosureCategory[], held: readonly DisclosureCategory[]) {
  // guard: consent-covers-something
  if (given.length === 0) throw refuse("NO_CATEGORY").at("categories");
  const foreign = given.find((category) => !held.includes(category));
  // guard: consent-covers-what-party-holds
  if (foreign) throw refuse("CATEGORY_NOT_HELD", { category: foreign }).at("categories");
  return [...new Set(given)];
}

function parsePurpose(given: string): string {
  const purpose = parseFreeText(given, "purpose", LONGEST_PURPOSE);
  // guard: consent-has-purpose
  if (purpose === "") throw refuse("PURPOSE_REQUIRED").at("purpose");
  return purpose;
}
