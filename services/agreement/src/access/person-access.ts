import type { PartyAccess } from "@aiwork/runtime/access/record-access";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { ConsentKeeper } from "../disclosure-consent/consent-keeper";
import { type ConsentsOf, consentsOfSeeker } from "../disclosure-consent/consents-of-seeker";
import { consentStatus } from "../disclosure-consent/disclosure-consent";

type PersonAccess = Pick<PartyAccess, "isAtCounter" | "openedWith" | "openCategories"> &
  Pick<ConsentKeeper, "mayActFor">;

/** How a person stands to the caller: of one of the caller's counters, opened with a reason, or neither. */
interface Standing {
  seekerId: string;
  isAtCounter: boolean;
  reason: string | null;
}

/**
 * What a party's rules ask about a person. One statement answers for a person who is known and for one who is not, so
 * that neither the answer nor its time tells which.
 * @param counters a query for the file or registrations of `person.key` at one of the service points `$2::text[]`
 * @param kept the id under which the party keeps what it knows of the person, in SQL
 */
export function personAccess(
  counters: string,
  kept = "person.key",
  consentsOf: ConsentsOf = consentsOfSeeker,
): PersonAccess {
  const text = `select person.key as "seekerId", exists (${counters}) as "isAtCounter", opened.reason
    from unnest($1::uuid[]) as person (key)
    left join lateral (
      select reason from opened_record where seeker_id = ${kept} and opened_to = $3 and opened_on = $4::date
      order by opened_at desc limit 1
    ) as opened on true`;
  const valuesFor = ({ clock, caller }: SubgraphContext, seekerIds: readonly string[]) => [
    seekerIds,
    caller.servicePoints,
    caller.subject,
    clock.today(),
  ];
  const standings = requestLoader<SubgraphContext, string, Standing>(
    (context, seekerIds) => context.database.read({ name: "persons-at-counter", text }, valuesFor(context, seekerIds)),
    ({ seekerId }) => seekerId,
  );
  return {
    isAtCounter: async (context, seekerId) => (await standings(context).load(seekerId))?.isAtCounter === true,
    openedWith: async (context, seekerId) => (await standings(context).load(seekerId))?.reason ?? null,
    openCategories: async (context, seekerId) => {
      const consents = await consentsOf(context, seekerId);
      if (consents.length === 0) return null;
      const today = context.clock.today();
      return new Set(
        consents.flatMap((consent) => (consentStatus(consent, today) === "ACTIVE" ? consent.categories : [])),
      );
    },
    /** A record that was opened with a reason may be read, not written. */
    mayActFor: async (db, context, seekerId) => {
      if (context.caller.seekerId !== null) return context.caller.seekerId === seekerId;
      const [found]: Standing[] = await db.query(text, valuesFor(context, [seekerId]));
      return found?.isAtCounter === true;
    },
  };
}
