import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeServices } from "@apollo/composition";
import { parse } from "graphql";

type ContractsByName = Readonly<Record<string, string>>;

/** Composes subgraphs' contracts with these URLs. */
export function composeTestSupergraph(contracts: ContractsByName, urls: ContractsByName): string {
  const services = Object.entries(contracts).map(([name, sdl]) => ({
    name,
    typeDefs: parse(sdl),
    url: urls[name] ?? "",
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

/** Composes a supergraph and writes it to a temporary file. */
export async function writeTestSupergraph(contracts: ContractsByName, urls: ContractsByName) {
  const sdl = composeTestSupergraph(contracts, urls);
  const folder = await mkdtemp(join(tmpdir(), "aiwork-gateway-"));
  const path = join(folder, "supergraph.graphql");
  await writeFile(path, sdl);
  return { path, sdl, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
