import { parseArgs } from "node:util";
import { parseUuid, type Uuid } from "@aiwork/runtime/graphql/parse-uuid";
import { refuse } from "./disclosure-refusals";

/** The person whose data are disclosed: `--seeker ID`. @throws SEEKER_MISSING, UNKNOWN_ARGUMENT, MALFORMED_ID */
export function readSeekerArgument(args: string[]): Uuid {
  const { tokens } = parseArgs({ args, options: { seeker: { type: "string" } }, strict: false, tokens: true });
  const given = tokens.map((token) => (token.kind === "option" && token.name === "seeker" ? token : undefined));
  if (given.includes(undefined)) throw refuse("UNKNOWN_ARGUMENT");
  const [seeker, another] = given;
  if (typeof seeker?.value !== "string" || another) throw refuse("SEEKER_MISSING");
  return parseUuid(seeker.value, "--seeker");
}
