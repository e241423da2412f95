import { type Contract, type ContractBlock, type ContractFailure, type PartySdl, partiesOf, peerOf } from "./contract";
import { directiveOf, isList, isNonNull, namedType } from "./directives";
import { isEntity, keyFieldsOf } from "./keys";

/**
 * A field is refused when it is non-null, belongs to an entity, is resolved by one party alone, and the other party lists
 * that entity without the field in its key. When its owner is down such a field is null, and the null propagates to the
 * other party's list. A party lists an entity when one of its fields returns a list whose items are of that entity, or
 * reach it over non-null fields (a connection's edges reach their node); an interface or union stands for its types.
 */
export function checkHalves(contract: Contract): ContractFailure[] {
  return partiesOf(contract).flatMap((owner) => {
    const peer = peerOf(contract, owner.party);
    const listed = listedTypes(peer);
    const resolvedByPeer = new Set(peer.fields.filter(isResolved).map(({ coordinate }) => coordinate));
    return owner.fields
      .filter((field) => isNonNull(field.node.type) && isResolved(field) && !resolvedByPeer.has(field.coordinate))
      .filter(({ name, block }) => isEntity(contract, block.name) && !keyFieldsOf(peer, block.name).has(name))
      .filter(({ block }) => listed.has(block.name))
      .map(({ file, coordinate, block }) => ({
        file,
        member: coordinate,
        what: `is a non-null field that ${owner.party} adds to ${block.name}, which ${peer.party} lists`,
        whatToDo: `Make it nullable: with ${owner.party} down, ${peer.party}'s list must stand.`,
      }));
  });
}

const isResolved = ({ node }: { node: Parameters<typeof directiveOf>[0] }) => !directiveOf(node, "external");

function listedTypes(sdl: PartySdl): ReadonlySet<string> {
  const listed = new Set<string>();
  const reach = (typeName: string): void => {
    if (listed.has(typeName)) return;
    listed.add(typeName);
    for (const block of sdl.blocks) {
      if (implementsInterface(block, typeName)) reach(block.name);
      if (block.name === typeName)
        for (const member of "types" in block.node ? (block.node.types ?? []) : []) reach(member.name.value);
    }
    for (const { node, block } of sdl.fields)
      if (block.name === typeName && isNonNull(node.type)) reach(namedType(node.type));
  };
  for (const { node } of sdl.fields) if (isList(node.type)) reach(namedType(node.type));
  return listed;
}

const implementsInterface = ({ node }: ContractBlock, interfaceName: string) =>
  "interfaces" in node && (node.interfaces ?? []).some(({ name }) => name.value === interfaceName);
