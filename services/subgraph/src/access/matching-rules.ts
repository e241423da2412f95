import {
  type Caller,
  type CallerParty,
  isAuditor,
  isStaff,
  isStaffOf,
  partyOfRole,
} from "@aiwork/server/identity/caller";
import type { AccessRule, AccessWord } from "./access-rule";

const applies: Readonly<Record<AccessWord, (caller: Caller, owner: CallerParty) => boolean>> = {
  PUBLIC: () => true,
  AS_PARENT: () => true,
  // guard: self-is-for-who-has-record
  SELF: ({ seekerId }) => seekerId !== null,
  // guard: own-party-is-for-owners-staff
  OWN_PARTY: (caller, owner) => isStaffOf(caller, owner),
  // guard: both-parties-is-for-staff
  BOTH_PARTIES: (caller) => isStaff(caller),
  // guard: peer-with-consent-is-for-staff
  PEER_WITH_CONSENT: (caller, owner) => isStaff(caller) && caller.party !== owner,
  // guard: aggregate-is-for-reporting-clients
  AGGREGATE: ({ role }) => role === "reporting",
  // guard: auditor-is-for-auditors
  AUDITOR: ({ role }, owner) => isAuditor(role) && partyOfRole(role) === owner,
};

type MatchesByRule = Map<AccessRule, readonly AccessWord[]>;
// guard: what-is-known-of-one-party-rules
const matchesByParty: Readonly<Record<CallerParty, WeakMap<Caller, MatchesByRule>>> = {
  CITY: new WeakMap(),
  NATIONAL: new WeakMap(),
};

/** The words of a rule that can apply to this caller, whatever the record. Where there are none, the caller is refused. */
export function matchingRules(rule: AccessRule, caller: Caller, owner: CallerParty): readonly AccessWord[] {
  const ofCaller: MatchesByRule = matchesByParty[owner].get(caller) ?? new Map();
  // guard: what-is-known-of-one-caller
  matchesByParty[owner].set(caller, ofCaller);
  // guard: what-is-known-of-one-rule
  let matching = ofCaller.get(rule);
  if (!matching) {
    // guard: rule-is-narrowed-roles
    const hasRole = rule.roles.length === 0 || rule.roles.includes(caller.role);
    // guard: caller-comes-under-words-fit
    matching = hasRole ? rule.to.filter((word) => applies[word](caller, owner)) : [];
    ofCaller.set(rule, matching);
  }
  return matching;
}
