import { isAuditor } from "../identity/role";
import type { SubgraphContext } from "../server/subgraph-context";
import { ANYONE, AUDIT, CONSENT, type Ground, OWN_ROLE, SELF } from "./ground";
import type { PartyAccess, RecordAccess } from "./record-access";
import type { AccessRule, AccessWord } from "./rule";
import { wordsFor } from "./words-for";

/** `refused` holds for every record, `withheld` for this one: it is then as if there were nothing. */
export type Verdict = "open" | "withheld" | "refused";

/** A verdict that tells why it is open, where it is. */
export type Judgement = Ground | Exclude<Verdict, "open">;

export interface Judged {
  readonly access: PartyAccess;
  readonly rule: AccessRule;
  readonly record: RecordAccess<never> | undefined;
  readonly row: unknown;
  readonly context: SubgraphContext;
  /** Whose the record is, once somebody has asked. */
  whose?: string | null | Promise<string | null>;
}

/** Whose the record is: asked once, for finding it may take a statement. */
export function whoseOf(judged: Judged): string | null | Promise<string | null> {
  const { record, row, context } = judged;
  judged.whose ??= record?.seekerId?.(row as never, context) ?? null;
  return judged.whose;
}

/** Whether the caller may read a field under this rule, of this record, and on what ground. Default: no. */
export function judge(judged: Judged): Judgement | Promise<Judgement> {
  const { access, rule, record, context } = judged;
  const words = wordsFor(rule, context.caller, access.party);
  if (words.length === 0) return "refused";
  if (!record) return ANYONE;
  const later: Promise<Ground | false>[] = [];
  for (const word of words) {
    const passes = mayRead[word](judged);
    if (passes instanceof Promise) later.push(passes);
    else if (passes) return passes;
  }
  if (later.length === 0) return "withheld";
  return Promise.all(later).then((passed) => passed.find((ground) => ground !== false) ?? "withheld");
}

type Passes = Ground | false | Promise<Ground | false>;

const mayRead: Readonly<Record<AccessWord, (judged: Judged) => Passes>> = {
  PUBLIC: ({ record, row, context }) => (record?.isPublished?.(row as never, context) ?? true) && ANYONE,
  AS_PARENT: asParent,
  AGGREGATE: () => ANYONE,
  AUDITOR: () => AUDIT,
  SELF: isTheirOwn,
  OWN_PARTY: ownStaffMay,
  BOTH_PARTIES: (judged) =>
    judged.context.caller.party === judged.access.party ? ownStaffMay(judged) : otherStaffMay(judged),
  PEER_WITH_CONSENT: (judged) => consentOpens(judged, judged.rule.category),
};

/** Under any id of theirs; only where it is not the one they came with is anything looked for. */
function isTheirOwn(judged: Judged): Passes {
  const { access, context } = judged;
  const own = context.caller.seekerId;
  if (own === null) return false;
  return ofSeeker(judged, (seekerId) =>
    seekerId === own ? SELF : access.isOnePerson(context, own, seekerId).then((isOne) => isOne && SELF),
  );
}

/** Open already, by what it stands in: only the ground is asked for. */
function asParent(judged: Judged): Passes {
  const { access, context } = judged;
  const { caller } = context;
  if (caller.seekerId !== null) return SELF;
  if (isAuditor(caller.role)) return AUDIT;
  if (caller.party !== access.party) return caller.party === null ? ANYONE : CONSENT;
  const ground = ownStaffMay(judged);
  return ground instanceof Promise ? ground.then((known) => known || OWN_ROLE) : ground || OWN_ROLE;
}

/** Staff whose duty is bound to counters see what stands at theirs, and the persons of theirs. */
function ownStaffMay(judged: Judged): Passes {
  const { access, record, context } = judged;
  if (!isAboutSomebody(record) || !access.servicePointRoles.has(context.caller.role)) return OWN_ROLE;
  return atCounter(judged, () =>
    ofSeeker(judged, async (seekerId) => {
      if (await access.isAtServicePoint(context, seekerId)) return OWN_ROLE;
      const reason = await access.openedWith(context, seekerId);
      return reason !== null && { basis: "BREAK_GLASS", reason };
    }),
  );
}

/** The other party's staff: guests at their counter, else under the person's consent. */
function otherStaffMay(judged: Judged): Passes {
  const { record, row } = judged;
  if (!isAboutSomebody(record)) return ANYONE;
  const { category } = record;
  const underConsent = () => category !== null && consentOpens(judged, category ?? null);
  return record.isGuests?.(row as never) ? atCounter(judged, underConsent) : underConsent();
}

function isAboutSomebody(record: RecordAccess<never> | undefined): record is RecordAccess<never> {
  return record?.seekerId !== undefined || record?.servicePointId !== undefined;
}

function atCounter({ record, row, context }: Judged, otherwise: () => Passes): Passes {
  const isOwn = (point: string | null) => point !== null && context.caller.servicePoints.includes(point);
  const point = record?.servicePointId?.(row as never, context) ?? null;
  if (point instanceof Promise) return point.then((later) => (isOwn(later) ? OWN_ROLE : otherwise()));
  return isOwn(point) ? OWN_ROLE : otherwise();
}

/** A consent of the category; of any, where there is none. */
function consentOpens(judged: Judged, category: string | null): Passes {
  return ofSeeker(judged, async (seekerId) => {
    const open = await judged.access.openCategories(judged.context, seekerId);
    return open !== null && (category === null || open.has(category)) && CONSENT;
  });
}

function ofSeeker(judged: Judged, passes: (seekerId: string) => Passes): Passes {
  const seekerId = whoseOf(judged);
  if (seekerId instanceof Promise) return seekerId.then((later) => later !== null && passes(later));
  return seekerId !== null && passes(seekerId);
}
