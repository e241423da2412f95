import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askPatiently } from "../access/asking";
import type { Constellation } from "../constellation";
import type { TokenRequest } from "../request-token";

const VIEW = readFileSync(join(__dirname, "../../schema/operations/seeker-view/seeker-view.graphql"), "utf8");

/** Over the gateway, again where a busy machine gave no answer in time; without an error. */
export async function readBack(
  system: Constellation,
  who: TokenRequest,
  document: string,
  values: Record<string, unknown>,
) {
  const { data, errors } = await askPatiently(system, { door: "gateway", who, document, values });
  expect(errors).toEqual([]);
  return data;
}

/** Both halves of a record, as the person sees it. */
export async function readOwnView(system: Constellation, id: string) {
  return (await readBack(system, { role: "seeker", seeker: id }, VIEW, { id })).seeker;
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is the operation's.
export const nodesOf = (connection: any) => connection.edges.map(({ node }: any) => node);

export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
