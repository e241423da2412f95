import { Kind, type SelectionSetNode } from "graphql";
import { isProtectedMember } from "./access-rule";
import { type Contract, type ContractFailure, type ContractField, isRoot, type PartySdl, partiesOf } from "./contract";
import { argumentOf, directiveOf, namedType } from "./directives";
import { isEntity, readSelection } from "./keys";

/** A protected field has one owner, who checks the caller's rights; nobody else requires, provides or shares it. */
export function checkProtectedFields(contract: Contract): ContractFailure[] {
  return partiesOf(contract).flatMap((sdl) => sdl.fields.flatMap((field) => checkField(contract, sdl, field)));
}

function checkField(contract: Contract, sdl: PartySdl, field: ContractField): ContractFailure[] {
  const fail = (what: string, whatToDo: string) => ({ file: field.file, member: field.coordinate, what, whatToDo });
  const guarded = (typeName: string, name: string) => isGuarded(contract, typeName, name);
  const failures: ContractFailure[] = [];
  // guard: type-is-shared-shares-fields
  const isShared = directiveOf(field.node, "shareable") ?? directiveOf(field.block.node, "shareable");
  // guard: protected-field-is-shared-fails-build
  if (isShared && guarded(field.block.name, field.name))
    failures.push(fail("is protected and @shareable", "Let one party own it, or make it PUBLIC."));
  const requires = directiveOf(field.node, "requires");
  // guard: protected-field-with-requires-fails-build
  if (requires && guarded(field.block.name, field.name))
    failures.push(fail("is protected and has @requires", "Resolve it from the key alone."));
  // guard: field-set-names-protected-field-fails-build
  for (const [directive, start] of [
    // guard: what-is-required-is-looked-at
    [requires, field.block.name],
    // guard: what-is-provided-is-looked-at
    [directiveOf(field.node, "provides"), namedType(field.node.type)],
  ] as const)
    for (const member of selectedMembers(contract, start, readSelection(argumentOf(directive, "fields"))))
      if (guarded(...member))
        failures.push(
          fail(
            `has @${directive?.name.value} of ${member.join(".")}, which is protected`,
            `Let ${sdl.party} do without it.`,
          ),
        );
  return failures;
}

/**
 * Only root types and entities are guarded here, because queries can enter them; a value type is guarded by the field that
 * returns it. An interface is guarded like the types that implement it.
 */
function isGuarded(contract: Contract, typeName: string, name: string): boolean {
  // guard: interface-is-protected
  const types = [typeName, ...typesBehind(contract, typeName)];
  // guard: roots-are-protected
  return (
    types.some((each) => isRoot(each) || isEntity(contract, each)) &&
    types.some((each) => isProtectedMember(contract, `${each}.${name}`))
  );
}

const typesBehind = (contract: Contract, interfaceName: string): string[] =>
  partiesOf(contract)
    .flatMap(({ blocks }) => blocks.filter(({ node }) => implementsType(node, interfaceName)))
    .map(({ name }) => name);

const implementsType = (node: ContractField["block"]["node"], typeName: string) =>
  "interfaces" in node && (node.interfaces ?? []).some(({ name }) => name.value === typeName);

function selectedMembers(contract: Contract, typeName: string, selection?: SelectionSetNode): [string, string][] {
  return (selection?.selections ?? []).flatMap((part): [string, string][] => {
    if (part.kind === Kind.FRAGMENT_SPREAD) return [];
    // guard: fragment-in-field-set-is-looked-at
    if (part.kind === Kind.INLINE_FRAGMENT)
      return selectedMembers(contract, part.typeCondition?.name.value ?? typeName, part.selectionSet);
    const coordinate = `${typeName}.${part.name.value}`;
    const field = partiesOf(contract)
      .flatMap((sdl) => sdl.fields)
      .find((known) => known.coordinate === coordinate);
    const below = field ? selectedMembers(contract, namedType(field.node.type), part.selectionSet) : [];
    // guard: field-set-is-looked-at-to-depth
    return [[typeName, part.name.value], ...below];
  });
}
