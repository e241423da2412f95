import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type DocumentNode, parse, Source } from "graphql";

/** The SDL of a package of the contract: its .graphql files in the order of their names, each a source of its own. */
export function readSdl(packageName: string, resolveFrom: NodeJS.Require): Source[] {
  const folder = dirname(resolveFrom.resolve(`${packageName}/package.json`));
  const files = readdirSync(folder).filter((file) => file.endsWith(".graphql"));
  return files.sort().map((file) => new Source(readFileSync(join(folder, file), "utf8"), `${packageName}/${file}`));
}

/** One document of many sources; a fault names the file it stands in. */
export function parseSdl(sources: readonly Source[]): DocumentNode {
  return {
    kind: "Document" as DocumentNode["kind"],
    definitions: sources.flatMap((source) => parse(source).definitions),
  };
}
