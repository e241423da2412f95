import { type ASTNode, type ConstDirectiveNode, Kind } from "graphql";
import type { PartySdl } from "./contract";
import { argumentOf, directivesOf } from "./directives";
import { fileOf } from "./locate";

export interface SchemaLink {
  url: string;
  as: unknown;
  /** Each import as written: a name, or a name and its alias. */
  imports: readonly (string | { name: string; as?: string })[];
  file: string;
}

/** The links of a party's schema: `extend schema @link(url:, import:)`. */
export function readLinks({ document }: PartySdl): SchemaLink[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION
      ? directivesOf(definition, "link").map((link) => readLink(link, definition))
      : [],
  );
}

function readLink(link: ConstDirectiveNode, schema: ASTNode): SchemaLink {
  return {
    url: String(argumentOf(link, "url")),
    as: argumentOf(link, "as"),
    imports: [argumentOf(link, "import") as SchemaLink["imports"]].flat().filter(Boolean),
    file: fileOf(schema),
  };
}

/** The imports with an alias. */
export const renamedIn = ({ imports }: SchemaLink): string[] =>
  imports.flatMap((entry) => (typeof entry !== "string" && entry.as && entry.as !== entry.name ? [entry.name] : []));
