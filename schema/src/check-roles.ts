import { type AccessRule, readAccess } from "./access-rule";
import { type Contract, type Field, type PartySdl, partiesOf, type Role } from "./contract";
import type { Failure } from "./failure";

/** A duty that nobody has, or that no word of its rule lets in, protects nothing and misleads who reads it. */
export function checkRoles(contract: Contract): Failure[] {
  return partiesOf(contract).flatMap((sdl) => sdl.fields.flatMap((field) => checkField(contract, sdl, field)));
}

function checkField({ roles }: Contract, sdl: PartySdl, field: Field): Failure[] {
  const rule = readAccess(field);
  const fail = (what: string, whatToDo: string) => ({ file: field.file, member: field.coordinate, what, whatToDo });
  // A rule that lets in nobody is told of by itself.
  const named = rule && rule.to.length > 0 ? rule.roles : [];
  return named.flatMap((name) => {
    const role = roles.find((known) => known.role === name);
    if (!role) return [fail(`names the duty ${name}, which nobody has`, "Name one of schema/agreement/roles.json.")];
    if (rule && !letsIn(rule, role, sdl.party === "city" ? "CITY" : "NATIONAL"))
      return [fail(`names the duty ${name}, which no word of \`to\` lets in`, "Add the word, or drop the duty.")];
    return [];
  });
}

function letsIn({ to }: AccessRule, { role, party }: Role, owner: Role["party"]): boolean {
  const isAuditor = role.startsWith("auditor.");
  const words = isAuditor
    ? [party === owner ? "AUDITOR" : ""]
    : party === null
      ? [role === "reporting" ? "AGGREGATE" : "SELF"]
      : ["BOTH_PARTIES", party === owner ? "OWN_PARTY" : "PEER_WITH_CONSENT"];
  return [...words, "PUBLIC", "AS_PARENT"].some((word) => to.includes(word));
}
