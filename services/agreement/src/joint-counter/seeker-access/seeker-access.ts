import type { PartyAccess } from "@aiwork/subgraph/access/party-access";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { type ConsentHolder, consentStatus } from "../disclosure-consent/disclosure-consent";
import { consentTermsOf } from "../disclosure-consent/disclosure-consent.queries";

type SeekerAccess = Pick<PartyAccess, "isAtServicePoint" | "emergencyReason" | "consents" | "isSamePerson"> &
  Pick<ConsentHolder, "mayActFor"> & {
    /** Whether a service point of the caller's served the person last: it may take the person up again. */
    servedLast(db: EntityManager, context: SubgraphContext, seekerId: string): Promise<boolean>;
    /** Whether the caller may begin to serve the person (again): by standing, or since the person came or called today. */
    mayTakeUp(db: EntityManager, context: SubgraphContext, seekerId: string): Promise<boolean>;
  };

/** Whether a person is at one of the caller's service points, and the reason with which the caller opened the record, if any. */
interface SeekerStanding {
  seekerId: string;
  isAtServicePoint: boolean;
  reason: string | null;
}

const KEPT_IDS: Statement = {
  name: "kept-ids",
  text: `select key as "seekerId", file_of(key) as kept, file_of_self(key) as "keptForSelf"
    from unnest($1::uuid[]) as requested (key)`,
};

/** The id under which a person's file is kept, and the one that a token of this id reads. */
const keptIds = requestLoader<SubgraphContext, string, { seekerId: string; kept: string; keptForSelf: string }>(
  ({ database }, ids) => database.read(KEPT_IDS, [ids]),
  ({ seekerId }) => seekerId,
);

/**
 * The facts about a person that a party's access rules need. The same statement runs for known and unknown persons, so
 * that neither the answer nor its timing reveals who is known.
 * A service point where something is still open goes on serving the person until it has ended.
 * @param servicePoints a query for the file or registrations of `person.key` that stand at one of the service points
 * `$2::text[]` on the day `$4::date`
 */
export function createSeekerAccess(servicePoints: string): SeekerAccess {
  // guard: record-was-opened-is-open-to-whom
  const text = `select requested.key as "seekerId", 
      exists (${servicePoints}) or exists (
        select from unnest($2::text[]) as point where has_open_matters(person.key, point)
      ) as "isAtServicePoint", opened.reason
    from unnest($1::uuid[]) as requested (key)
    cross join lateral (select file_of(requested.key) as key offset 0) as person
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
  const standings = requestLoader<SubgraphContext, string, SeekerStanding>(
    (context, seekerIds) =>
      context.database.read({ name: "seekers-at-service-point", text }, valuesFor(context, seekerIds)),
    ({ seekerId }) => seekerId,
  );
  return {
    // guard: person-of-another-service-point
    isAtServicePoint: async (context, seekerId) => (await standings(context).load(seekerId))?.isAtServicePoint === true,
    // guard: who-opens-record-reads
    emergencyReason: async (context, seekerId) => (await standings(context).load(seekerId))?.reason ?? null,
    consents: async (context, seekerId) => {
      const { terms, isServed, reason } = await consentTermsOf(context, seekerId);
      // guard: who-has-never-given-consent
      if (terms.length === 0) return null;
      // guard: other-party-reads-where-person-is-served
      if (!isServed && reason === null) return null;
      const today = context.clock.today();
      // guard: consent-has-ended-opens-nothing
      const active = terms.filter((consent) => consentStatus(consent, today) === "ACTIVE");
      // guard: consent-opens-what-it-covers
      const byCategory = new Map(active.flatMap(({ id, categories }) => categories.map((category) => [category, id])));
      return { byCategory, reason: isServed ? null : reason };
    },
    isSamePerson: async (context, own, other) => {
      const [self, found] = await Promise.all([keptIds(context).load(own), keptIds(context).load(other)]);
      // guard: two-ids-are-one-persons
      return self !== null && self.keptForSelf === found?.kept;
    },
    /** A record that was opened with a reason may be read, but not changed. */
    mayActFor: async (db, context, seekerId) => {
      if (context.caller.seekerId !== null) {
        const [{ isOne }]: [{ isOne: boolean }] = await db.query(
          `select file_of_self($1::uuid) = file_of($2::uuid) as "isOne"`,
          [context.caller.seekerId, seekerId],
        );
        // guard: person-gives-and-withdraws-consents-of-ones
        return isOne;
      }
      const [found]: SeekerStanding[] = await db.query(text, valuesFor(context, [seekerId]));
      // guard: staff-record-consents-at-persons-service-point-alone
      return found?.isAtServicePoint === true;
    },
    mayTakeUp: async (db, context, seekerId) => {
      const [found]: SeekerStanding[] = await db.query(text, valuesFor(context, [seekerId]));
      const [{ turned }]: [{ turned: boolean }] = await db.query("select seeker_turned_to_caller($1) as turned", [
        seekerId,
      ]);
      return turned || found?.isAtServicePoint === true;
    },
    servedLast: async (db, { caller }, seekerId) => {
      const [{ isOwn }]: [{ isOwn: boolean }] = await db.query(
        `select seeker_was_last_at(file_of($1), $2) as "isOwn"`,
        [seekerId, caller.servicePoints],
      );
      // guard: person-is-taken-up-again-by-last-service-point
      return isOwn;
    },
  };
}
