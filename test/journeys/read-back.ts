import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askUntilAnswered } from "@aiwork/kit/system/ask-until-answered";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import type { TokenRequest } from "@aiwork/kit/system/request-token";
import type { TestSystem } from "@aiwork/kit/system/start-system";

const VIEW = readFileSync(join(REPOSITORY_ROOT, "schema/operations/seeker-view/seeker-view.graphql"), "utf8");

/** Reads through the gateway without an error, and retries if the machine was too busy. */
export async function readBack(
  system: TestSystem,
  who: TokenRequest,
  document: string,
  values: Record<string, unknown>,
) {
  const { data, errors } = await askUntilAnswered(system, { endpoint: "gateway", who, document, values });
  expect(errors).toEqual([]);
  return data;
}

/** Both halves of a record, as the person sees them. */
export async function readOwnView(system: TestSystem, id: string) {
  return (await readBack(system, { role: "seeker", seeker: id }, VIEW, { id })).seeker;
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is the operation's.
export const nodesOf = (connection: any) => connection.edges.map(({ node }: any) => node);

export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
