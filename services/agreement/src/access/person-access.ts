import type { PartyAccess } from "@aiwork/runtime/access/record-access";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { ConsentKeeper } from "../disclosure-consent/consent-keeper";
import { consentTermsOf } from "../disclosure-consent/consents-of-seeker";
import { consentStatus } from "../disclosure-consent/disclosure-consent";

type PersonAccess = Pick<PartyAccess, "isAtServicePoint" | "openedWith" | "openCategories" | "isOnePerson"> &
  Pick<ConsentKeeper, "mayActFor">;

/** How a person stands to the caller: of one of the caller's counters, opened with a reason, or neither. */
interface Standing {
  seekerId: string;
  isAtServicePoint: boolean;
  reason: string | null;
}

const KEPT_IDS: Statement = {
  name: "kept-ids",
  text: `select key as "seekerId", file_of(key) as kept from unnest($1::uuid[]) as asked (key)`,
};

/** Under which id the file of a person is kept, which may go by several. */
const keptIds = requestLoader<SubgraphContext, string, { seekerId: string; kept: string }>(
  ({ database }, ids) => database.read(KEPT_IDS, [ids]),
  ({ seekerId }) => seekerId,
);

/**
 * What a party's rules ask about a person. One statement answers for a person who is known and for one who is not, so
 * that neither the answer nor its time tells which.
 * @param counters a query for the file or registrations of `person.key` at one of the service points `$2::text[]`
 */
export function personAccess(counters: string): PersonAccess {
  const text = `select asked.key as "seekerId", exists (${counters}) as "isAtServicePoint", opened.reason
    from unnest($1::uuid[]) as asked (key)
    cross join lateral (select file_of(asked.key) as key offset 0) as person
    left join lateral (
      select reason from opened_record where seeker_id = person.key and opened_to = $3 and opened_on = $4::date
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
    isAtServicePoint: async (context, seekerId) => (await standings(context).load(seekerId))?.isAtServicePoint === true,
    openedWith: async (context, seekerId) => (await standings(context).load(seekerId))?.reason ?? null,
    openCategories: async (context, seekerId) => {
      const consents = await consentTermsOf(context, seekerId);
      if (consents.length === 0) return null;
      const today = context.clock.today();
      return new Set(
        consents.flatMap((consent) => (consentStatus(consent, today) === "ACTIVE" ? consent.categories : [])),
      );
    },
    isOnePerson: async (context, one, other) => {
      const [first, second] = await Promise.all([keptIds(context).load(one), keptIds(context).load(other)]);
      return first !== null && first.kept === second?.kept;
    },
    /** A record that was opened with a reason may be read, not written. */
    mayActFor: async (db, context, seekerId) => {
      if (context.caller.seekerId !== null) {
        const asked = [context.caller.seekerId, seekerId];
        const [{ isOne }]: [{ isOne: boolean }] = await db.query(
          `select file_of($1::uuid) = file_of($2::uuid) as "isOne"`,
          asked,
        );
        return isOne;
      }
      const [found]: Standing[] = await db.query(text, valuesFor(context, [seekerId]));
      return found?.isAtServicePoint === true;
    },
  };
}
