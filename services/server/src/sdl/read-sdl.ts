import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  Source,
} from "graphql";

/**
 * The SDL files of a part of the contract, each a source of its own.
 * @param name what the sources are named under, such as `schema/city`
 */
export function readSdlFiles(folder: string, name: string): Source[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".graphql"));
  // Sorted, because the order of files differs between machines and the supergraph is compared byte by byte.
  return files.sort().map((file) => new Source(readFileSync(join(folder, file), "utf8"), `${name}/${file}`));
}

/**
 * Parses SDL files into one document. Their members stand under the article whose folder the file lies in, so `@clause` is
 * written in no file, and still stands in what is served and composed. It is put where `@access` stands: on a type that
 * has a rule of its own, else on each of its fields; and on the definition of an enum, an input, a scalar or a union.
 * @throws GraphQLError when a source is not SDL; it names the file and the line
 */
export function parseSdl(sources: readonly Source[]): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: sources.flatMap(parseUnderArticle) };
}

/** `schema/city/career-counseling/x.graphql` stands under CAREER_COUNSELING; a file in no article's folder under none. */
const ARTICLE_FOLDER = /^(?:schema\/|@aiwork\/schema-)[a-z]+\/([a-z-]+)\/[^/]+\.graphql$/;

/** The code of the article in whose folder the file of this name lies. */
export function clauseOfFile(name: string): string | undefined {
  return ARTICLE_FOLDER.exec(name)?.[1]?.toUpperCase().replaceAll("-", "_");
}

function parseUnderArticle(source: Source): readonly DefinitionNode[] {
  const { definitions } = parse(source);
  const code = clauseOfFile(source.name);
  if (code === undefined) return definitions;
  const clause = clauseDirective(code);
  return definitions.map((definition) => putClause(definition, clause));
}

function putClause(node: DefinitionNode, clause: ConstDirectiveNode): DefinitionNode {
  switch (node.kind) {
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
      return withClause(node, clause);
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION: {
      if (accessIndex(node.directives) >= 0) return withClause(node, clause);
      const fields = node.fields?.map((field: FieldDefinitionNode) => withClause(field, clause)) ?? [];
      return { ...node, fields };
    }
    default:
      return node;
  }
}

/** Before the access rule, as it was always served. */
function withClause<Node extends { directives?: readonly ConstDirectiveNode[] | undefined }>(
  node: Node,
  clause: ConstDirectiveNode,
): Node {
  const directives = [...(node.directives ?? [])];
  const access = accessIndex(directives);
  directives.splice(access < 0 ? directives.length : access, 0, clause);
  return { ...node, directives };
}

const accessIndex = (directives: readonly ConstDirectiveNode[] = []) =>
  directives.findIndex(({ name }) => name.value === "access");

const clauseDirective = (clause: string): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: "clause" },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: "of" },
      value: { kind: Kind.STRING, value: clause },
    },
  ],
});
