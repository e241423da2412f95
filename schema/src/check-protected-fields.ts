import { Kind, type SelectionSetNode } from "graphql";
import { isProtectedMember } from "./access-rule";
import { type Contract, type Field, isRoot, type PartySdl, partiesOf } from "./contract";
import type { Failure } from "./failure";
import { readSelection } from "./field-set";
import { isEntity } from "./keys";
import { argumentOf, directiveOf } from "./read-directive";
import { namedType } from "./type-node";

/** A protected field has one owner, who asks the caller's rights: nobody else requires, provides or shares it. */
export function checkProtectedFields(contract: Contract): Failure[] {
  return partiesOf(contract).flatMap((sdl) => sdl.fields.flatMap((field) => checkField(contract, sdl, field)));
}

function checkField(contract: Contract, sdl: PartySdl, field: Field): Failure[] {
  const fail = (what: string, whatToDo: string) => ({ file: field.file, member: field.coordinate, what, whatToDo });
  const guarded = (typeName: string, name: string) => isGuarded(contract, typeName, name);
  const failures: Failure[] = [];
  const isShared = directiveOf(field.node, "shareable") ?? directiveOf(field.block.node, "shareable");
  if (isShared && guarded(field.block.name, field.name))
    failures.push(fail("is protected and @shareable", "Let one party own it, or make it PUBLIC."));
  const requires = directiveOf(field.node, "requires");
  if (requires && guarded(field.block.name, field.name))
    failures.push(fail("is protected and has @requires", "Resolve it from the key alone."));
  for (const [directive, start] of [
    [requires, field.block.name],
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
 * Only what can be entered from outside is guarded here: a value type is read where the field that returns it is.
 * An interface is guarded as the types that stand behind it.
 */
function isGuarded(contract: Contract, typeName: string, name: string): boolean {
  const types = [typeName, ...typesBehind(contract, typeName)];
  return (
    types.some((each) => isRoot(each) || isEntity(contract, each)) &&
    types.some((each) => isProtectedMember(contract, `${each}.${name}`))
  );
}

const typesBehind = (contract: Contract, interfaceName: string): string[] =>
  partiesOf(contract)
    .flatMap(({ blocks }) => blocks.filter(({ node }) => implementsType(node, interfaceName)))
    .map(({ name }) => name);

const implementsType = (node: Field["block"]["node"], typeName: string) =>
  "interfaces" in node && (node.interfaces ?? []).some(({ name }) => name.value === typeName);

function selectedMembers(contract: Contract, typeName: string, selection?: SelectionSetNode): [string, string][] {
  return (selection?.selections ?? []).flatMap((part): [string, string][] => {
    if (part.kind === Kind.FRAGMENT_SPREAD) return [];
    if (part.kind === Kind.INLINE_FRAGMENT)
      return selectedMembers(contract, part.typeCondition?.name.value ?? typeName, part.selectionSet);
    const coordinate = `${typeName}.${part.name.value}`;
    const field = partiesOf(contract)
      .flatMap((sdl) => sdl.fields)
      .find((known) => known.coordinate === coordinate);
    const below = field ? selectedMembers(contract, namedType(field.node.type), part.selectionSet) : [];
    return [[typeName, part.name.value], ...below];
  });
}
