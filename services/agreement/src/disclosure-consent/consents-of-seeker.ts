import type { UserError } from "@aiwork/runtime/act/user-error";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { DisclosureConsent } from "./disclosure-consent";

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

export type ConsentsOf = (context: SubgraphContext, seekerId: string) => Promise<DisclosureConsent[]>;

/**
 * Reads the consents that a person gave to a party, newest first.
 * @param kept the id under which the party keeps them of the person in `key`, in SQL
 */
export function consentsReader(kept = "key"): ConsentsOf {
  const statement: Statement = {
    name: "consents-of-seekers",
    text: `select key as "seekerId", ${consentsColumn(kept)} as consents from unnest($1::uuid[]) as parent (key)`,
  };
  const consents = requestLoader<SubgraphContext, string, { seekerId: string; consents: ConsentJson[] }>(
    ({ database }, seekerIds) => database.read(statement, [seekerIds]),
    ({ seekerId }) => seekerId,
  );
  return async (context, seekerId) => readConsents((await consents(context).load(seekerId))?.consents ?? []);
}

/** Of a party that knows each person by one id. */
export const consentsOfSeeker = consentsReader();

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
