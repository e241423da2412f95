import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { ListFilter } from "@aiwork/subgraph/lists/keyset-list";
import type { UserError } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { DisclosureCategory, DisclosureConsent } from "./disclosure-consent";

/** A consent as it comes out of JSON, with the instant as text. */
export type ConsentJson = Omit<DisclosureConsent, "withdrawnAt"> & { withdrawnAt: string | null };

export const CONSENT_COLUMNS = `id, seeker_id as "seekerId", categories, purpose, evidence, given_on as "givenOn",
  expires_on as "expiresOn", withdrawn_at as "withdrawnAt",
  case when withdrawn_at is null then array(select jsonb_object_keys(withdrawn_categories) order by 1) else categories end
    as "withdrawnCategories", taken_by_role as "takenByRole", taken_by_name as "takenByName"`;

/**
 * A column of a select: the consents that the person gave to this party, newest first, as JSON.
 * @param seekerId the column that holds the person's id
 */
export function consentsAsJsonColumn(seekerId: string): string {
  return `(select coalesce(json_agg(consent), '[]') from (
      select ${CONSENT_COLUMNS} from disclosure_consent where seeker_id = ${seekerId} order by given_on desc, recorded_at desc, id desc
    ) as consent)`;
}

export function parseConsents(consents: readonly ConsentJson[]): DisclosureConsent[] {
  return consents.map((consent) => ({
    ...consent,
    withdrawnAt: consent.withdrawnAt === null ? null : new Date(consent.withdrawnAt),
  }));
}

/**
 * For the `from` clause of a timeline: when a consent of `requested.seeker_id` was withdrawn, as a whole or in part, and on
 * which business day.
 */
export const WITHDRAWALS = `disclosure_consent cross join lateral (
      select at, coalesce((select max(value::date) from jsonb_each_text(withdrawn_days) as kept (category, value)
          where withdrawn_at = at or (withdrawn_categories ->> category)::timestamptz = at),
          (at at time zone 'Asia/Tokyo')::date) as day
      from (
        select withdrawn_at as at where withdrawn_at is not null
        union select value::timestamptz from jsonb_each_text(withdrawn_categories)
      ) as instant
    ) as withdrawal where seeker_id = requested.seeker_id`;

const CONSENT_TERMS: Statement = {
  name: "consent-terms",
  // guard: consent-to-either-file-holds-for-both
  text: `select key as "seekerId", (select coalesce(json_agg(term), '[]') from (
      select id, categories, expires_on as "expiresOn", withdrawn_on as "withdrawnOn" from consent_terms(file_of(key))
    ) as term) as terms, seeker_is_served_at(file_of(key), $2, $3::date) as "isServed", (
      select reason from opened_record where seeker_id = file_of(key) and opened_on = $3::date and opened_to = $4
      order by opened_at desc limit 1
    ) as reason
    from unnest($1::uuid[]) as parent (key)`,
};

/** The categories of a consent and its validity: all that the other party's staff may know of it. */
export interface ConsentTerms {
  id: string;
  categories: DisclosureCategory[];
  expiresOn: string;
  /** The day on which it was withdrawn. */
  withdrawnOn: string | null;
}

/** What the other party's staff may know of a person's consents, and whether they reach the caller's service points. */
interface ConsentsOfSeeker {
  seekerId: string;
  /** Newest first. */
  terms: ConsentTerms[];
  isServed: boolean;
  /** With which the caller opened the record today; null where the caller did not. */
  reason: string | null;
}

const consentsOfSeeker = requestLoader<SubgraphContext, string, ConsentsOfSeeker>(
  ({ database, caller, clock }, seekerIds) =>
    database.read(CONSENT_TERMS, [seekerIds, caller.servicePoints, clock.today(), caller.subject]),
  ({ seekerId }) => seekerId,
);

/** The consents that the person gave to this party; read for the other party's staff. */
export async function consentTermsOf(
  context: SubgraphContext,
  seekerId: string,
): Promise<Omit<ConsentsOfSeeker, "seekerId">> {
  return (await consentsOfSeeker(context).load(seekerId)) ?? { terms: [], isServed: false, reason: null };
}

const CONSENTS_BY_ID: Statement = {
  name: "consents-by-id",
  text: `select ${CONSENT_COLUMNS} from disclosure_consent where id = any ($1::uuid[])`,
};

const consentById = requestLoader<SubgraphContext, string, DisclosureConsent>(
  ({ database }, ids) => database.read(CONSENTS_BY_ID, [ids]),
  ({ id }) => id,
);

const OPEN_CATEGORIES: Statement = {
  name: "open-categories",
  text: `select key as "seekerId", array(
      select distinct category from disclosure_consent cross join unnest(categories) as category
      where seeker_id = file_of(key) and withdrawn_at is null and not withdrawn_categories ? category and expires_on >= $2
      order by category
    ) as categories from unnest($1::uuid[]) as requested (key)`,
};

const openCategories = requestLoader<SubgraphContext, string, { seekerId: string; categories: DisclosureCategory[] }>(
  ({ database, clock }, seekerIds) => database.read(OPEN_CATEGORIES, [seekerIds, clock.today()]),
  ({ seekerId }) => seekerId,
);

/**
 * Finds persons without a consent that opens something to the other party on the business day, or those with one.
 * @param seekerId the column that holds the person's id
 */
export function withoutConsentFilter(
  without: boolean | null | undefined,
  { clock }: Pick<SubgraphContext, "clock">,
  seekerId: string,
): ListFilter {
  const isOpen = (
    today: string,
  ) => `exists (select from disclosure_consent as consent where consent.seeker_id = ${seekerId}
    and withdrawn_at is null and not withdrawn_categories ?& categories and ${today}::date between given_on and expires_on)`;
  return {
    name: without ? "without-consent" : "with-consent",
    value: without == null ? null : clock.today(),
    // guard: consent-that-opens-nothing-is-none
    condition: (today) => (without ? `not ${isOpen(today)}` : isOpen(today)),
  };
}

/** The result of a mutation of a consent. */
export interface ConsentPayload {
  consentId?: string;
  seekerId?: string;
  userErrors: UserError[];
}

/** The consent of a payload; null when the mutation was refused. */
export function consentOfPayload(
  { consentId }: ConsentPayload,
  _: unknown,
  context: SubgraphContext,
): Promise<DisclosureConsent | null> | null {
  return consentId === undefined ? null : consentById(context).load(consentId);
}

/** The categories that stay open to the other party after a withdrawal; null when the mutation was refused. */
export async function openCategoriesOfPayload(
  { seekerId }: ConsentPayload,
  _: unknown,
  context: SubgraphContext,
): Promise<DisclosureCategory[] | null> {
  return seekerId === undefined ? null : ((await openCategories(context).load(seekerId))?.categories ?? []);
}
