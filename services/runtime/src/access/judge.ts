import type { SubgraphContext } from "../server/subgraph-context";
import type { PartyAccess, RecordAccess } from "./record-access";
import type { AccessRule, AccessWord } from "./rule";
import { wordsFor } from "./words-for";

/** `refused` holds for every record, `withheld` for this one: it is then as if there were nothing. */
export type Verdict = "open" | "withheld" | "refused";

export interface Judged {
  readonly access: PartyAccess;
  readonly rule: AccessRule;
  readonly record: RecordAccess<never> | undefined;
  readonly row: unknown;
  readonly context: SubgraphContext;
}

/** Whether the caller may read a field under this rule, of this record. Default: no. */
export function judge(judged: Judged): Verdict | Promise<Verdict> {
  const { access, rule, record, context } = judged;
  const words = wordsFor(rule, context.caller, access.party);
  if (words.length === 0) return "refused";
  if (!record) return "open";
  const later: Promise<boolean>[] = [];
  for (const word of words) {
    const passes = mayRead[word](judged);
    if (passes === true) return "open";
    if (passes !== false) later.push(passes);
  }
  if (later.length === 0) return "withheld";
  return Promise.all(later).then((passed) => (passed.includes(true) ? "open" : "withheld"));
}

type Passes = boolean | Promise<boolean>;

const mayRead: Readonly<Record<AccessWord, (judged: Judged) => Passes>> = {
  PUBLIC: ({ record, row, context }) => record?.isPublished?.(row as never, context) ?? true,
  AS_PARENT: () => true,
  AGGREGATE: () => true,
  AUDITOR: () => true,
  SELF: (judged) => ofSeeker(judged, (seekerId) => seekerId === judged.context.caller.seekerId),
  OWN_PARTY: ownStaffMay,
  BOTH_PARTIES: (judged) =>
    judged.context.caller.party === judged.access.party ? ownStaffMay(judged) : otherStaffMay(judged),
  PEER_WITH_CONSENT: (judged) => consentOpens(judged, judged.rule.category),
};

/** Staff whose duty is bound to counters see what stands at theirs, and the persons of theirs. */
function ownStaffMay(judged: Judged): Passes {
  const { access, record, context } = judged;
  if (!isAboutSomebody(record) || !access.counterRoles.has(context.caller.role)) return true;
  return atCounter(judged, () => ofSeeker(judged, (seekerId) => access.isAtCounter(context, seekerId)));
}

/** The other party's staff: guests at their counter, else under the person's consent. */
function otherStaffMay(judged: Judged): Passes {
  const { record, row } = judged;
  if (!isAboutSomebody(record)) return true;
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
  if (point instanceof Promise) return point.then((later) => isOwn(later) || otherwise());
  return isOwn(point) || otherwise();
}

/** A consent of the category; of any, where there is none. */
function consentOpens(judged: Judged, category: string | null): Passes {
  return ofSeeker(judged, async (seekerId) => {
    const open = await judged.access.openCategories(judged.context, seekerId);
    return open !== null && (category === null || open.has(category));
  });
}

function ofSeeker({ record, row, context }: Judged, passes: (seekerId: string) => Passes): Passes {
  const seekerId = record?.seekerId?.(row as never, context) ?? null;
  if (seekerId instanceof Promise) return seekerId.then((later) => later !== null && passes(later));
  return seekerId !== null && passes(seekerId);
}
