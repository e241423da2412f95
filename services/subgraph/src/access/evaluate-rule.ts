import { isAuditor } from "@aiwork/server/identity/caller";
import { ANYONE, AUDIT, CONSENT, type Ground, OWN_ROLE, SELF } from "../access-log/access-log";
import type { SubgraphContext } from "../subgraph-context";
import type { AccessRule, AccessWord } from "./access-rule";
import { matchingRules } from "./matching-rules";
import type { PartyAccess, RecordAccess } from "./party-access";

/** `refused` holds for every record of the type; `withheld` holds for this one, which then reads as if it did not exist. */
export type Decision = "open" | "withheld" | "refused";

/** A decision; where the answer is yes, the ground for it. */
export type RuleResult = Ground | Exclude<Decision, "open">;

export interface RuleInput {
  readonly access: PartyAccess;
  readonly rule: AccessRule;
  readonly record: RecordAccess<never> | undefined;
  readonly row: unknown;
  readonly context: SubgraphContext;
  /** The owner of the record, once it has been looked up. */
  owner?: string | null | Promise<string | null>;
}

/** The seeker who owns the record: looked up once, since it may take a SQL statement. */
export function ownerOf(input: RuleInput): string | null | Promise<string | null> {
  const { record, row, context } = input;
  input.owner ??= record?.seekerId?.(row as never, context) ?? null;
  return input.owner;
}

/** Decides whether the caller may read a field of this record under this rule, and on what ground. Default: no. */
export function evaluateRule(input: RuleInput): RuleResult | Promise<RuleResult> {
  const { access, rule, record, context } = input;
  const words = matchingRules(rule, context.caller, access.party);
  // guard: without-word-to-come
  if (words.length === 0) return "refused";
  // guard: type-is-about-nobody-is-open
  if (!record) return ANYONE;
  const later: Promise<Ground | false>[] = [];
  for (const word of words) {
    const passes = groundByWord[word](input);
    // guard: word-opens-only-what-says-of-this
    if (passes instanceof Promise) later.push(passes);
    else if (passes) return passes;
  }
  // guard: where-no-word-passes-at-once
  if (later.length === 0) return "withheld";
  // guard: word-passes-is
  return Promise.all(later).then((passed) => passed.find((ground) => ground !== false) ?? "withheld");
}

type PossibleGround = Ground | false | Promise<Ground | false>;

const groundByWord: Readonly<Record<AccessWord, (input: RuleInput) => PossibleGround>> = {
  // guard: draft-is-not-public
  PUBLIC: ({ record, row, context }) => (record?.isPublished?.(row as never, context) ?? true) && ANYONE,
  AS_PARENT: parentGround,
  AGGREGATE: () => ANYONE,
  AUDITOR: () => AUDIT,
  SELF: selfGround,
  // guard: own-party-is-bound-to-service-point
  OWN_PARTY: ownStaffGround,
  // guard: staff-are-under-both-parties
  BOTH_PARTIES: (input) =>
    input.context.caller.party === input.access.party ? ownStaffGround(input) : peerStaffGround(input),
  // guard: peer-with-consent-asks-for-consent
  PEER_WITH_CONSENT: (input) => consentGround(input, input.rule.category),
};

/** Under the own id, and under ids whose files were joined to it. They are looked up only when the id differs. */
function selfGround(input: RuleInput): PossibleGround {
  const { access, context } = input;
  const own = context.caller.seekerId;
  if (own === null) return false;
  // guard: self-opens-ones-own-record-alone
  return ofSeeker(input, (seekerId) =>
    seekerId === own ? SELF : access.isSamePerson(context, own, seekerId).then((isOne) => isOne && SELF),
  );
}

/** The caller already reads the parent object: only the ground is still to be determined. */
function parentGround(input: RuleInput): PossibleGround {
  const { access, context } = input;
  const { caller } = context;
  if (caller.seekerId !== null) return SELF;
  if (isAuditor(caller.role)) return AUDIT;
  if (caller.party !== access.party) return caller.party === null ? ANYONE : CONSENT;
  const ground = ownStaffGround(input);
  return ground instanceof Promise ? ground.then((known) => known || OWN_ROLE) : ground || OWN_ROLE;
}

/** Staff whose role is bound to service points read the records at their own service points, and of the seekers there. */
function ownStaffGround(input: RuleInput): PossibleGround {
  const { access, record, context } = input;
  // guard: roles-service-point-are-bound-to
  if (!isRestricted(record) || !access.servicePointRoles.has(context.caller.role)) return OWN_ROLE;
  return atServicePoint(input, () =>
    ofSeeker(input, async (seekerId) => {
      // guard: person-of-own-service-point-is
      if (await access.isAtServicePoint(context, seekerId)) return OWN_ROLE;
      const reason = await access.emergencyReason(context, seekerId);
      // guard: record-was-opened-with-reason
      return reason !== null && { basis: "BREAK_GLASS", reason };
    }),
  );
}

/** The other party's staff: as guests at their own service point, else under the seeker's consent. */
function peerStaffGround(input: RuleInput): PossibleGround {
  const { record, row } = input;
  if (!isRestricted(record)) return ANYONE;
  const { category } = record;
  // guard: who-is-no-guest-depends-on-consent
  const underConsent = () => category !== null && consentGround(input, category ?? null);
  // guard: guests-are-alone
  return record.isOpenToGuests?.(row as never) ? atServicePoint(input, underConsent) : underConsent();
}

function isRestricted(record: RecordAccess<never> | undefined): record is RecordAccess<never> {
  // guard: record-is-about-somebody
  return record?.seekerId !== undefined || record?.servicePointId !== undefined;
}

function atServicePoint({ record, row, context }: RuleInput, otherwise: () => PossibleGround): PossibleGround {
  // guard: service-point-must-be-one-of-callers
  const isOwn = (point: string | null) => point !== null && context.caller.servicePoints.includes(point);
  const point = record?.servicePointId?.(row as never, context) ?? null;
  // guard: service-point-comes-later-be-one-of-callers
  if (point instanceof Promise) return point.then((later) => (isOwn(later) ? OWN_ROLE : otherwise()));
  // guard: what-stands-at-own-service-point-is-open
  return isOwn(point) ? OWN_ROLE : otherwise();
}

/** A consent to the category; where there is no category, any consent. */
function consentGround(input: RuleInput, category: string | null): PossibleGround {
  return ofSeeker(input, async (seekerId) => {
    const open = await input.access.consents(input.context, seekerId);
    const consentId = category === null ? undefined : open?.byCategory.get(category);
    // guard: person-who-never-gave-consent
    if (open === null || (category !== null && consentId === undefined)) return false;
    const ground = open.reason === null ? CONSENT : ({ basis: "BREAK_GLASS", reason: open.reason } as const);
    return consentId === undefined ? ground : { ...ground, consentId };
  });
}

function ofSeeker(input: RuleInput, passes: (seekerId: string) => PossibleGround): PossibleGround {
  const seekerId = ownerOf(input);
  // guard: record-without-person-passes-for-nobody-though
  if (seekerId instanceof Promise) return seekerId.then((later) => later !== null && passes(later));
  // guard: record-without-person-passes-for-nobody
  return seekerId !== null && passes(seekerId);
}
