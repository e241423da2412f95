import type { Caller, CallerParty } from "../identity/caller";
import { isAuditor, partyOfRole } from "../identity/role";
import type { AccessRule, AccessWord } from "./rule";

/** Members of a party's staff; an auditor is none. */
export function isStaff({ party, role }: Caller): boolean {
  return party !== null && !isAuditor(role);
}

export function isStaffOf(caller: Caller, party: CallerParty): boolean {
  return isStaff(caller) && caller.party === party;
}

const fits: Readonly<Record<AccessWord, (caller: Caller, owner: CallerParty) => boolean>> = {
  PUBLIC: () => true,
  AS_PARENT: () => true,
  SELF: ({ seekerId }) => seekerId !== null,
  OWN_PARTY: (caller, owner) => isStaffOf(caller, owner),
  BOTH_PARTIES: (caller) => isStaff(caller),
  PEER_WITH_CONSENT: (caller, owner) => isStaff(caller) && caller.party !== owner,
  AGGREGATE: ({ role }) => role === "reporting",
  AUDITOR: ({ role }, owner) => isAuditor(role) && partyOfRole(role) === owner,
};

type Words = Map<AccessRule, readonly AccessWord[]>;
const known: Readonly<Record<CallerParty, WeakMap<Caller, Words>>> = { CITY: new WeakMap(), NATIONAL: new WeakMap() };

/** The words of a rule under which this caller may come, whatever the record: with none, it is refused. */
export function wordsFor(rule: AccessRule, caller: Caller, owner: CallerParty): readonly AccessWord[] {
  const ofCaller: Words = known[owner].get(caller) ?? new Map();
  known[owner].set(caller, ofCaller);
  let words = ofCaller.get(rule);
  if (!words) {
    const isDuty = rule.roles.length === 0 || rule.roles.includes(caller.role);
    words = isDuty ? rule.to.filter((word) => fits[word](caller, owner)) : [];
    ofCaller.set(rule, words);
  }
  return words;
}
