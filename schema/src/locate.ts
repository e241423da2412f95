import type { ASTNode } from "graphql";
import { type Contract, partiesOf } from "./contract";

/** The name of the source of a node. */
export const fileOf = (node: ASTNode): string => node.loc?.source.name ?? "schema";

interface Place {
  file: string;
  member: string;
}

const COORDINATE = /"([A-Za-z]\w*)(?:\.(\w+))?/g;

/** The place of a fault that composition reports: by its node, else by the first known member that its message names. */
export function locateMember(contract: Contract, nodes: readonly ASTNode[] | undefined, message: string): Place {
  for (const node of nodes ?? []) {
    const place = memberAt(contract, node);
    if (place) return place;
  }
  return memberNamed(contract, message) ?? { file: "schema", member: "schema" };
}

function memberAt(contract: Contract, node: ASTNode): Place | undefined {
  const start = node.loc?.start;
  if (start === undefined) return undefined;
  const file = fileOf(node);
  const covers = (part: { node: ASTNode; file: string }) =>
    part.file === file && part.node.loc !== undefined && part.node.loc.start <= start && start < part.node.loc.end;
  const block = partiesOf(contract)
    .flatMap((party) => party.blocks)
    .find(covers);
  return block && { file, member: block.fields.find(covers)?.coordinate ?? block.name };
}

function memberNamed(contract: Contract, message: string): Place | undefined {
  const blocks = partiesOf(contract).flatMap((party) => party.blocks);
  for (const [, typeName, fieldName] of message.matchAll(COORDINATE)) {
    const ofType = blocks.filter((block) => block.name === typeName);
    const field = ofType.flatMap((block) => block.fields).find(({ name }) => name === fieldName);
    if (field) return { file: field.file, member: field.coordinate };
    const [block] = ofType;
    if (block) return { file: block.file, member: block.name };
  }
  return undefined;
}
