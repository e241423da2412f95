import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import { buildASTSchema, type GraphQLSchema, parse } from "graphql";

export interface Supergraph {
  readonly sdl: string;
  readonly schema: GraphQLSchema;
}

/** Reads a composed supergraph. @param name its source, for errors @throws ConfigurationError if it is none */
export function readSupergraph(name: string, sdl: string): Supergraph {
  try {
    const schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true });
    if (schema.getType("join__Graph")) return { sdl, schema };
  } catch {}
  throw new ConfigurationError([`${name} is not a composed Federation 2 supergraph`]);
}
