import { readFile } from "node:fs/promises";
import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import { buildASTSchema, type GraphQLSchema, parse } from "graphql";

export interface Supergraph {
  readonly sdl: string;
  readonly schema: GraphQLSchema;
}

/** Reads a composed supergraph. @throws ConfigurationError when the file cannot be read or is none. */
export async function readSupergraph(path: string): Promise<Supergraph> {
  const sdl = await readFile(path, "utf8").catch(({ code }) => {
    throw new ConfigurationError([`SUPERGRAPH_PATH: ${path} cannot be read (${code})`]);
  });
  try {
    const schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true });
    if (schema.getType("join__Graph")) return { sdl, schema };
  } catch {}
  throw new ConfigurationError([`SUPERGRAPH_PATH: ${path} is not a composed Federation 2 supergraph`]);
}
