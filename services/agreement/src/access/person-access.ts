import type { PartyAccess } from "@aiwork/runtime/access/record-access";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { ConsentKeeper } from "../disclosure-consent/consent-keeper";
import { consentsOfSeeker } from "../disclosure-consent/consents-of-seeker";
import { consentStatus } from "../disclosure-consent/disclosure-consent";

type PersonAccess = Pick<PartyAccess, "isAtCounter" | "openCategories"> & Pick<ConsentKeeper, "mayActFor">;

/**
 * What a party's rules ask about a person. One statement answers for a person who is known and for one who is not, so
 * that neither the answer nor its time tells which.
 * @param counters a query for the file or registrations of `person.key` at one of the service points `$2::text[]`
 */
export function personAccess(counters: string): PersonAccess {
  const text = `select person.key as "seekerId" from unnest($1::uuid[]) as person (key)
    where exists (${counters}) or exists (
      select from opened_record where seeker_id = person.key and opened_to = $3 and opened_on = $4::date
    )`;
  const valuesFor = ({ clock, caller }: SubgraphContext, seekerIds: readonly string[]) => [
    seekerIds,
    caller.servicePoints,
    caller.subject,
    clock.today(),
  ];
  const atCounter = requestLoader<SubgraphContext, string, { seekerId: string }>(
    (context, seekerIds) => context.database.read({ name: "persons-at-counter", text }, valuesFor(context, seekerIds)),
    ({ seekerId }) => seekerId,
  );
  return {
    isAtCounter: async (context, seekerId) => (await atCounter(context).load(seekerId)) !== null,
    openCategories: async (context, seekerId) => {
      const consents = await consentsOfSeeker(context, seekerId);
      if (consents.length === 0) return null;
      const today = context.clock.today();
      return new Set(
        consents.flatMap((consent) => (consentStatus(consent, today) === "ACTIVE" ? consent.categories : [])),
      );
    },
    mayActFor: async (db, context, seekerId) => {
      if (context.caller.seekerId !== null) return context.caller.seekerId === seekerId;
      const found: unknown[] = await db.query(text, valuesFor(context, [seekerId]));
      return found.length > 0;
    },
  };
}
