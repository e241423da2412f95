import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSdl, readSdlFiles } from "@aiwork/server/sdl/read-sdl";
import { type DefinitionNode, isTypeDefinitionNode, isTypeExtensionNode, Kind, type Source } from "graphql";
import type { Contract, ContractBlock, ContractField, ContractParty, ContractText, PartySdl } from "./contract";
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

function parseParty(party: ContractParty, sources: readonly Source[]): PartySdl {
  const document = parseSdl(sources);
  const blocks = document.definitions.flatMap(readBlock);
  return {
    party,
    document,
    blocks,
    fields: blocks.flatMap((block) => block.fields),
  };
}

function readBlock(node: DefinitionNode): ContractBlock[] {
  if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) return [];
  const name = node.name.value;
  const fields: ContractField[] = [];
  const block: ContractBlock = { name, node, fields, file: fileOf(node) };
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

/** The folder of the contract, relative to both src and dist. */
export const CONTRACT_FOLDER = join(__dirname, "..");

export function readContract(folder = CONTRACT_FOLDER): ContractText {
  const read = (part: string) => readSdlFiles(join(folder, part), `schema/${part}`);
  return {
    articles: readJson(folder, "articles"),
    roles: readJson(folder, "roles"),
    indicators: readJson(folder, "indicators"),
    facts: readJson(folder, "facts"),
    agreement: read("agreement"),
    city: read("city"),
    national: read("national"),
  };
}

function readJson<Entry>(folder: string, name: string): Entry[] {
  return JSON.parse(readFileSync(join(folder, "agreement", `${name}.json`), "utf8"));
}
