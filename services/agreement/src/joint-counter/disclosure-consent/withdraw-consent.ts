import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import {
  type ConsentHolder,
  consentStatus,
  type DisclosureCategory,
  type DisclosureConsent,
} from "./disclosure-consent";
import { consentError } from "./disclosure-consent.errors";
import { CONSENT_COLUMNS } from "./disclosure-consent.queries";
import { parseCategories } from "./give-consent";

/** Either a consent or a person; without categories, all of the consent's or all that the party holds. */
export interface WithdrawConsentInput extends MutationInput {
  consentId?: string | null;
  seekerId?: string | null;
  categories?: readonly DisclosureCategory[] | null;
}

/**
 * 撤回: ends categories in every consent of the person, so that nothing else keeps them open. It takes effect with the
 * next reading.
 * @throws CONSENT_OR_PERSON, NO_SUCH_RECORD, NO_CATEGORY, CATEGORY_NOT_HELD, CONSENT_ENDED, NOTHING_OPEN
 */
export function withdrawConsent({ held, mayActFor }: ConsentHolder) {
  return async (db: EntityManager, input: WithdrawConsentInput, context: SubgraphContext) => {
    // guard: withdrawal-names-consent-or-person
    if ((input.consentId == null) === (input.seekerId == null)) throw consentError("CONSENT_OR_PERSON");
    const given = input.categories == null ? null : parseCategories(input.categories, held);
    if (input.consentId == null) {
      const seekerId = parseUuid(input.seekerId ?? "", "seekerId");
      if (seekerId === context.caller.seekerId) {
        await endOwnCategories(db, given ?? held);
        return { seekerId };
      }
      // guard: consents-of-person-are-withdrawn-by-person
      if (!(await mayActFor(db, context, seekerId))) throw mutationError("NO_SUCH_RECORD").at("seekerId");
      await endOpenCategories(db, context, seekerId, given ?? held);
      return { seekerId };
    }
    const consent = await lockConsent(db, parseUuid(input.consentId, "consentId"));
    // guard: consent-is-withdrawn-by-person
    if (!consent || !(await mayActFor(db, context, consent.seekerId)))
      throw mutationError("NO_SUCH_RECORD").at("consentId");
    // guard: consent-is-withdrawn-once
    if (consentStatus(consent, context.clock.today()) !== "ACTIVE") throw consentError("CONSENT_ENDED").at("consentId");
    const covered = (given ?? consent.categories).filter((category) => consent.categories.includes(category));
    await endOpenCategories(db, context, consent.seekerId, covered);
    return { consentId: consent.id, seekerId: consent.seekerId };
  };
}

async function lockConsent(db: EntityManager, id: string): Promise<DisclosureConsent | undefined> {
  const [consent]: DisclosureConsent[] = await db.query(
    `select ${CONSENT_COLUMNS} from disclosure_consent where id = $1 for update`,
    [id],
  );
  return consent;
}

/** By the person's own token, also of an id that was joined to another file, which it does not read. @throws NOTHING_OPEN */
async function endOwnCategories(db: EntityManager, categories: readonly DisclosureCategory[]): Promise<void> {
  const [{ wasOpen }]: [{ wasOpen: boolean }] = await db.query(`select end_own_categories($1) as "wasOpen"`, [
    categories,
  ]);
  // guard: only-what-is-open-is-withdrawn-by-person
  if (!wasOpen) throw consentError("NOTHING_OPEN").at("categories");
}

/** All consents of the person are locked, always in the same order, so that two withdrawals follow one another. */
async function endOpenCategories(
  db: EntityManager,
  context: SubgraphContext,
  seekerId: string,
  categories: readonly DisclosureCategory[],
): Promise<void> {
  const consents: DisclosureConsent[] = await db.query(
    `select ${CONSENT_COLUMNS} from disclosure_consent where seeker_id = file_of($1) order by id for update`,
    [seekerId],
  );
  const isOpen = (category: DisclosureCategory) =>
    consents.some(
      (consent) =>
        consentStatus(consent, context.clock.today()) === "ACTIVE" &&
        consent.categories.includes(category) &&
        !consent.withdrawnCategories.includes(category),
    );
  // guard: only-what-is-open-is-withdrawn
  if (!categories.some(isOpen)) throw consentError("NOTHING_OPEN").at("categories");
  await db.query("select end_categories(file_of($1), $2)", [seekerId, categories]);
}
