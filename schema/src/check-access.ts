import { type ContractAccessRule, readAccess } from "./access-rule";
import { checkProtectedFields } from "./check-protected-fields";
import {
  type Contract,
  type ContractBlock,
  type ContractFailure,
  type ContractField,
  type ContractRole,
  isRoot,
  type PartySdl,
  partiesOf,
  uniqueFailures,
} from "./contract";
import { directiveOf } from "./directives";
import { isEntity } from "./keys";
import { readLinks, renamedIn } from "./links";

/** A role that does not exist, or that no entry of `to` allows, protects nothing and misleads the reader. */
export function checkRoles(contract: Contract): ContractFailure[] {
  return partiesOf(contract).flatMap((sdl) => sdl.fields.flatMap((field) => checkRolesOfField(contract, sdl, field)));
}

function checkRolesOfField({ roles }: Contract, sdl: PartySdl, field: ContractField): ContractFailure[] {
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
    if (rule && !allowsRole(rule, role, sdl.party === "city" ? "CITY" : "NATIONAL"))
      return [fail(`names the role ${name}, which no entry of \`to\` allows`, "Add the entry, or remove the role.")];
    return [];
  });
}

function allowsRole({ to }: ContractAccessRule, { role, party }: ContractRole, owner: ContractRole["party"]): boolean {
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

const AGREEMENT = "https://specs.aiwork.example/agreement/";

/** Servers and checks find @access and @clause by their names; under another name a rule would be ignored. */
export function checkAccessImports(contract: Contract): ContractFailure[] {
  return partiesOf(contract).flatMap((sdl) => {
    // guard: other-specifications-keep-their-own-names
    const links = readLinks(sdl).filter(({ url }) => url.startsWith(AGREEMENT));
    const renamed = links.flatMap((link) => renamedIn(link).map((name) => ({ link, name })));
    const failures = renamed.map(({ link, name }) => ({
      file: link.file,
      member: name,
      what: `is imported by ${sdl.party} under another name`,
      whatToDo: `Import "${name}" as it is.`,
    }));
    // guard: access-fails-build
    return [...failures, ...(links.length === 1 ? [] : [linkedTwice(sdl.party, links.at(-1)?.file)])];
  });
}

const linkedTwice = (party: string, file = "schema"): ContractFailure => ({
  file,
  member: "schema",
  what: `${party} does not link the agreement's directives exactly once`,
  whatToDo: "Link them in schema/agreement/agreement/links.graphql and nowhere else.",
});

/** Every field states who may read it, in a form that the gateway and both servers read alike. */
export function checkAccess(contract: Contract): ContractFailure[] {
  // guard: rule-on-type-of-both-subgraphs-fails
  return uniqueFailures([
    ...partiesOf(contract).flatMap(({ fields }) => fields.flatMap((field) => checkRule(contract, field))),
    ...checkRulesOfSharedTypes(contract),
    ...checkProtectedFields(contract),
    ...checkAccessImports(contract),
    ...checkRoles(contract),
  ]);
}

function checkRule(contract: Contract, field: ContractField): ContractFailure[] {
  const fail = (what: string, whatToDo: string) => ({ file: field.file, member: field.coordinate, what, whatToDo });
  const rule = readAccess(field);
  // guard: field-without-rule-fails-build
  if (!rule) return [fail("has no access rule", "Give it, or its type, @access(to: […]).")];
  const failures: ContractFailure[] = [];
  // guard: rule-lets-in-nobody-fails-build
  if (rule.to.length === 0) failures.push(fail("has a rule that allows nobody", "Name in `to` who may."));
  // guard: mutation-without-roles-fails-build
  if (field.block.name === "Mutation" && rule.roles.length === 0)
    failures.push(fail("is a mutation without roles", "Name the roles that may call it in `roles`."));
  const crosses = rule.to.includes("PEER_WITH_CONSENT");
  // guard: category-without-consent-fails-build
  if (rule.category !== undefined && !crosses)
    failures.push(
      fail("has a category and no PEER_WITH_CONSENT", "Add PEER_WITH_CONSENT to `to`, or drop the category."),
    );
  // guard: consent-without-category-fails-build
  if (crosses && rule.category === undefined)
    failures.push(fail("has PEER_WITH_CONSENT and no category", "Say with `category` what a consent must cover."));
  // guard: as-parent-on-fails-build
  if (rule.to.includes("AS_PARENT") && (isRoot(field.block.name) || isEntity(contract, field.block.name)))
    failures.push(
      fail("is AS_PARENT and can be selected without a parent", "Say who may: it is of a root type or an entity."),
    );
  return failures;
}

/** When both parties put a directive on a type, composition keeps one of the two with no more than a hint. */
function checkRulesOfSharedTypes({ city, national }: Contract): ContractFailure[] {
  const names = new Set(national.blocks.map(({ name }) => name));
  const shared = new Set(city.blocks.map(({ name }) => name).filter((name) => names.has(name)));
  // guard: rule-on-interface-of-both-subgraphs-fails
  const readable = ({ node }: ContractBlock) => /^(Object|Interface)Type/.test(node.kind);
  return [...city.blocks, ...national.blocks]
    .filter((block) => shared.has(block.name) && readable(block) && directiveOf(block.node, "access"))
    .map((block) => ({
      file: block.file,
      member: block.name,
      what: "stands in both subgraphs and carries @access on the type",
      whatToDo: "Move @access to each of its fields.",
    }));
}
