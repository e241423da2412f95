import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type DocumentNode, parse, Source } from "graphql";

/** The SDL of a package of the contract: its .graphql files in name order, each a source of its own. */
export function readSdl(packageName: string, resolveFrom: NodeJS.Require): Source[] {
  const folder = dirname(resolveFrom.resolve(`${packageName}/package.json`));
  const files = readdirSync(folder).filter((file) => file.endsWith(".graphql"));
  return files.sort().map((file) => new Source(readFileSync(join(folder, file), "utf8"), `${packageName}/${file}`));
}

/** Parses many sources into one document; a syntax error names its file. */
export function parseSdl(sources: readonly Source[]): DocumentNode {
  return {
    kind: "Document" as DocumentNode["kind"],
    definitions: sources.flatMap((source) => parse(source).definitions),
  };
}
