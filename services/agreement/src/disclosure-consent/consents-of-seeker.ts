import type { UserError } from "@aiwork/runtime/act/user-error";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { DisclosureCategory, DisclosureConsent } from "./disclosure-consent";

/** A consent as JSON tells it: the instant is text. */
export type ConsentJson = Omit<DisclosureConsent, "withdrawnAt"> & { withdrawnAt: string | null };

const COLUMNS = `id, seeker_id as "seekerId", categories, purpose, evidence, given_on as "givenOn",
  expires_on as "expiresOn", withdrawn_at as "withdrawnAt", taken_by_role as "takenByRole", taken_by_name as "takenByName"`;

/**
 * A column for the select of a person's head: the consents the person gave to this party, newest first, as JSON.
 * @param seekerId the column that holds the person's id
 */
export function consentsColumn(seekerId: string): string {
  return `(select coalesce(json_agg(consent), '[]') from (
      select ${COLUMNS} from disclosure_consent where seeker_id = ${seekerId} order by given_on desc, id desc
    ) as consent)`;
}

export function readConsents(consents: readonly ConsentJson[]): DisclosureConsent[] {
  return consents.map((consent) => ({
    ...consent,
    withdrawnAt: consent.withdrawnAt === null ? null : new Date(consent.withdrawnAt),
  }));
}

const TERMS: Statement = {
  name: "consent-terms",
  text: `select key as "seekerId", (select coalesce(json_agg(term), '[]') from (
      select categories, expires_on as "expiresOn", withdrawn_on as "withdrawnOn" from consent_terms(file_of(key))
    ) as term) as terms
    from unnest($1::uuid[]) as parent (key)`,
};

/** What a consent opens and how long, which the other party's staff may know; the consent itself they may not. */
export interface ConsentTerms {
  categories: DisclosureCategory[];
  expiresOn: string;
  /** The day on which it was withdrawn. */
  withdrawnOn: string | null;
}

const terms = requestLoader<SubgraphContext, string, { seekerId: string; terms: ConsentTerms[] }>(
  ({ database }, seekerIds) => database.read(TERMS, [seekerIds]),
  ({ seekerId }) => seekerId,
);

/** Of the consents that the person gave to this party, newest first; asked for the other party's staff. */
export async function consentTermsOf(context: SubgraphContext, seekerId: string): Promise<ConsentTerms[]> {
  return (await terms(context).load(seekerId))?.terms ?? [];
}

const BY_ID: Statement = {
  name: "consents-by-id",
  text: `select ${COLUMNS} from disclosure_consent where id = any ($1::uuid[])`,
};

const consentById = requestLoader<SubgraphContext, string, DisclosureConsent>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

/** What comes of an act on a consent. */
export interface ActedOnConsent {
  consentId?: string;
  userErrors: UserError[];
}

/** The consent of a payload; null where nothing was done. */
export function actedOnConsent(
  { consentId }: ActedOnConsent,
  _: unknown,
  context: SubgraphContext,
): Promise<DisclosureConsent | null> | null {
  return consentId === undefined ? null : consentById(context).load(consentId);
}
