import { readAccess } from "./access-rule";
import { checkAccessImports } from "./check-access-imports";
import { checkProtectedFields } from "./check-protected-fields";
import { checkRoles } from "./check-roles";
import { type Block, type Contract, type Field, isRoot, partiesOf } from "./contract";
import { type Failure, tellOnce } from "./failure";
import { isEntity } from "./keys";
import { directiveOf } from "./read-directive";

/** Every field states who may read it, in a form that the gateway and both servers read alike. */
export function checkAccess(contract: Contract): Failure[] {
  // guard: rule-on-type-of-both-subgraphs-fails
  return tellOnce([
    ...partiesOf(contract).flatMap(({ fields }) => fields.flatMap((field) => checkRule(contract, field))),
    ...checkRulesOfSharedTypes(contract),
    ...checkProtectedFields(contract),
    ...checkAccessImports(contract),
    ...checkRoles(contract),
  ]);
}

function checkRule(contract: Contract, field: Field): Failure[] {
  const fail = (what: string, whatToDo: string) => ({ file: field.file, member: field.coordinate, what, whatToDo });
  const rule = readAccess(field);
  // guard: field-without-rule-fails-build
  if (!rule) return [fail("has no access rule", "Give it, or its type, @access(to: […]).")];
  const failures: Failure[] = [];
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
function checkRulesOfSharedTypes({ city, national }: Contract): Failure[] {
  const names = new Set(national.blocks.map(({ name }) => name));
  // guard: clause-on-type-of-both-subgraphs-fails
  const carries = (block: Block) => ["access", "clause"].filter((rule) => directiveOf(block.node, rule));
  // guard: rule-on-interface-of-both-subgraphs-fails
  const readable = ({ node }: Block) => /^(Object|Interface)Type/.test(node.kind);
  const shared = new Set(city.blocks.map(({ name }) => name).filter((name) => names.has(name)));
  return [...city.blocks, ...national.blocks]
    .filter((block) => shared.has(block.name) && readable(block))
    .flatMap((block) =>
      carries(block).map((rule) => ({
        file: block.file,
        member: block.name,
        what: `stands in both subgraphs and carries @${rule} on the type`,
        whatToDo: `Move @${rule} to each of its fields.`,
      })),
    );
}
