import { type DefinitionNode, isTypeDefinitionNode, isTypeExtensionNode, Kind, parse, type Source } from "graphql";
import type { Block, Contract, ContractText, Field, PartyName, PartySdl } from "./contract";
import { fileOf } from "./locate";

/** @throws GraphQLError when a file is not SDL; it names the file and the line. */
export function parseContract({ articles, roles, agreement, city, national }: ContractText): Contract {
  return {
    articles,
    roles,
    city: parseParty("city", [...agreement, ...city]),
    national: parseParty("national", [...agreement, ...national]),
  };
}

function parseParty(party: PartyName, sources: readonly Source[]): PartySdl {
  const definitions = sources.flatMap((source) => parse(source).definitions);
  const blocks = definitions.flatMap(readBlock);
  return {
    party,
    document: { kind: Kind.DOCUMENT, definitions },
    blocks,
    fields: blocks.flatMap((block) => block.fields),
  };
}

function readBlock(node: DefinitionNode): Block[] {
  if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) return [];
  const name = node.name.value;
  const fields: Field[] = [];
  const block: Block = { name, node, fields, file: fileOf(node) };
  for (const field of "fields" in node ? (node.fields ?? []) : [])
    if (field.kind === Kind.FIELD_DEFINITION)
      fields.push({
        name: field.name.value,
        coordinate: `${name}.${field.name.value}`,
        node: field,
        block,
        file: block.file,
      });
  return [block];
}
