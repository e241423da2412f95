import { isAuditor } from "../identity/role";
import type { SubgraphContext } from "../server/subgraph-context";
import { ANYONE, AUDIT, CONSENT, type Ground, OWN_ROLE, SELF } from "./ground";
import type { PartyAccess, RecordAccess } from "./record-access";
import type { AccessRule, AccessWord } from "./rule";
import { wordsFor } from "./words-for";

/** `refused` holds for every record of the type; `withheld` holds for this one, which then reads as if it did not exist. */
export type Verdict = "open" | "withheld" | "refused";

/** A decision; where the answer is yes, the ground for it. */
export type Judgement = Ground | Exclude<Verdict, "open">;

export interface Judged {
  readonly access: PartyAccess;
  readonly rule: AccessRule;
  readonly record: RecordAccess<never> | undefined;
  readonly row: unknown;
  readonly context: SubgraphContext;
  /** The owner of the record, once it has been looked up. */
  whose?: string | null | Promise<string | null>;
}

/** The seeker who owns the record: looked up once, since it may take a SQL statement. */
export function whoseOf(judged: Judged): string | null | Promise<string | null> {
  const { record, row, context } = judged;
  judged.whose ??= record?.seekerId?.(row as never, context) ?? null;
  return judged.whose;
}

/** Decides whether the caller may read a field of this record under this rule, and on what ground. Default: no. */
export function judge(judged: Judged): Judgement | Promise<Judgement> {
  const { access, rule, record, context } = judged;
  const words = wordsFor(rule, context.caller, access.party);
  // guard: without-word-to-come
  if (words.length === 0) return "refused";
  // guard: type-is-about-nobody-is-open
  if (!record) return ANYONE;
  const later: Promise<Ground | false>[] = [];
  for (const word of words) {
    const passes = mayRead[word](judged);
    // guard: word-opens-only-what-says-of-this
    if (passes instanceof Promise) later.push(passes);
    else if (passes) return passes;
  }
  // guard: where-no-word-passes-at-once
  if (later.length === 0) return "withheld";
  // guard: word-passes-is
  return Promise.all(later).then((passed) => passed.find((ground) => ground !== false) ?? "withheld");
}

type Passes = Ground | false | Promise<Ground | false>;

const mayRead: Readonly<Record<AccessWord, (judged: Judged) => Passes>> = {
  // guard: draft-is-not-public
  PUBLIC: ({ record, row, context }) => (record?.isPublished?.(row as never, context) ?? true) && ANYONE,
  AS_PARENT: asParent,
  AGGREGATE: () => ANYONE,
  AUDITOR: () => AUDIT,
  SELF: isTheirOwn,
  // guard: own-party-is-bound-to-service-point
  OWN_PARTY: ownStaffMay,
  // guard: staff-are-under-both-parties
  BOTH_PARTIES: (judged) =>
    judged.context.caller.party === judged.access.party ? ownStaffMay(judged) : otherStaffMay(judged),
  // guard: peer-with-consent-asks-for-consent
  PEER_WITH_CONSENT: (judged) => consentOpens(judged, judged.rule.category),
};

/** Under any id of the same person. Linked files are looked up only when the id differs from the token's. */
function isTheirOwn(judged: Judged): Passes {
  const { access, context } = judged;
  const own = context.caller.seekerId;
  if (own === null) return false;
  // guard: self-opens-ones-own-record-alone
  return ofSeeker(judged, (seekerId) =>
    seekerId === own ? SELF : access.isOnePerson(context, own, seekerId).then((isOne) => isOne && SELF),
  );
}

/** The caller already reads the parent object: only the ground is still to be determined. */
function asParent(judged: Judged): Passes {
  const { access, context } = judged;
  const { caller } = context;
  if (caller.seekerId !== null) return SELF;
  if (isAuditor(caller.role)) return AUDIT;
  if (caller.party !== access.party) return caller.party === null ? ANYONE : CONSENT;
  const ground = ownStaffMay(judged);
  return ground instanceof Promise ? ground.then((known) => known || OWN_ROLE) : ground || OWN_ROLE;
}

/** Staff whose role is bound to service points read the records at their own service points, and of the seekers there. */
function ownStaffMay(judged: Judged): Passes {
  const { access, record, context } = judged;
  // guard: roles-service-point-are-bound-to
  if (!isAboutSomebody(record) || !access.servicePointRoles.has(context.caller.role)) return OWN_ROLE;
  return atCounter(judged, () =>
    ofSeeker(judged, async (seekerId) => {
      // guard: person-of-own-service-point-is
      if (await access.isAtServicePoint(context, seekerId)) return OWN_ROLE;
      const reason = await access.openedWith(context, seekerId);
      // guard: record-was-opened-with-reason
      return reason !== null && { basis: "BREAK_GLASS", reason };
    }),
  );
}

/** The other party's staff: as guests at their own service point, else under the seeker's consent. */
function otherStaffMay(judged: Judged): Passes {
  const { record, row } = judged;
  if (!isAboutSomebody(record)) return ANYONE;
  const { category } = record;
  // guard: who-is-no-guest-depends-on-consent
  const underConsent = () => category !== null && consentOpens(judged, category ?? null);
  // guard: guests-are-alone
  return record.isGuests?.(row as never) ? atCounter(judged, underConsent) : underConsent();
}

function isAboutSomebody(record: RecordAccess<never> | undefined): record is RecordAccess<never> {
  // guard: record-is-about-somebody
  return record?.seekerId !== undefined || record?.servicePointId !== undefined;
}

function atCounter({ record, row, context }: Judged, otherwise: () => Passes): Passes {
  // guard: service-point-must-be-one-of-callers
  const isOwn = (point: string | null) => point !== null && context.caller.servicePoints.includes(point);
  const point = record?.servicePointId?.(row as never, context) ?? null;
  // guard: service-point-comes-later-be-one-of-callers
  if (point instanceof Promise) return point.then((later) => (isOwn(later) ? OWN_ROLE : otherwise()));
  // guard: what-stands-at-own-service-point-is-open
  return isOwn(point) ? OWN_ROLE : otherwise();
}

/** A consent to the category; where there is no category, any consent. */
function consentOpens(judged: Judged, category: string | null): Passes {
  return ofSeeker(judged, async (seekerId) => {
    const open = await judged.access.openCategories(judged.context, seekerId);
    // guard: person-who-never-gave-consent
    return open !== null && (category === null || open.has(category)) && CONSENT;
  });
}

function ofSeeker(judged: Judged, passes: (seekerId: string) => Passes): Passes {
  const seekerId = whoseOf(judged);
  // guard: record-without-person-passes-for-nobody-though
  if (seekerId instanceof Promise) return seekerId.then((later) => later !== null && passes(later));
  // guard: record-without-person-passes-for-nobody
  return seekerId !== null && passes(seekerId);
}
