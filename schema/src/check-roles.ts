import { type AccessRule, readAccess } from "./access-rule";
import { type Contract, type Field, type PartySdl, partiesOf, type Role } from "./contract";
import type { Failure } from "./failure";

/** A role that does not exist, or that no entry of `to` allows, protects nothing and misleads the reader. */
export function checkRoles(contract: Contract): Failure[] {
  return partiesOf(contract).flatMap((sdl) => sdl.fields.flatMap((field) => checkField(contract, sdl, field)));
}

function checkField({ roles }: Contract, sdl: PartySdl, field: Field): Failure[] {
  const rule = readAccess(field);
  const fail = (what: string, whatToDo: string) => ({ file: field.file, member: field.coordinate, what, whatToDo });
  // Another check reports a rule that allows nobody.
  const named = rule && rule.to.length > 0 ? rule.roles : [];
  return named.flatMap((name) => {
    const role = roles.find((known) => known.role === name);
    // guard: role-nobody-has-fails-build
    if (!role)
      return [fail(`names the role ${name}, which does not exist`, "Name one of schema/agreement/roles.json.")];
    // guard: role-no-word-lets-in-fails-build
    if (rule && !letsIn(rule, role, sdl.party === "city" ? "CITY" : "NATIONAL"))
      return [fail(`names the role ${name}, which no entry of \`to\` allows`, "Add the entry, or remove the role.")];
    return [];
  });
}

function letsIn({ to }: AccessRule, { role, party }: Role, owner: Role["party"]): boolean {
  // guard: auditor-comes-under-auditor-alone
  const isAuditor = role.startsWith("auditor.");
  // guard: auditor-is-one-sides
  const words = isAuditor
    ? [party === owner ? "AUDITOR" : ""]
    : party === null
      ? [role === "reporting" ? "AGGREGATE" : "SELF"]
      : ["BOTH_PARTIES", party === owner ? "OWN_PARTY" : "PEER_WITH_CONSENT"];
  return [...words, "PUBLIC", "AS_PARENT"].some((word) => to.includes(word));
}
