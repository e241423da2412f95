import { print } from "graphql";
import { type Contract, type Field, type PartySdl, partiesOf } from "./contract";
import type { Failure } from "./failure";
import { isList, isNonNull, namedType } from "./type-node";

/** A mutation takes one input with an idempotency key and returns a payload with userErrors. */
export function checkMutations(contract: Contract): Failure[] {
  return partiesOf(contract).flatMap((sdl) =>
    sdl.fields.filter(({ block }) => block.name === "Mutation").flatMap((field) => checkMutation(sdl, field)),
  );
}

function checkMutation(sdl: PartySdl, { node, file, coordinate }: Field): Failure[] {
  const fail = (what: string, whatToDo: string) => ({ file, member: coordinate, what, whatToDo });
  const [input, ...others] = node.arguments ?? [];
  const failures: Failure[] = [];
  if (input?.name.value !== "input" || others.length > 0 || !isNonNull(input.type) || isList(input.type))
    failures.push(fail("does not take exactly one required `input`", "Put all it needs into one input type."));
  else if (typeOfInput(sdl, namedType(input.type), "idempotencyKey") !== "ID!")
    failures.push(
      fail("has an input without `idempotencyKey: ID!`", `Add it to ${namedType(input.type)}, with no default.`),
    );
  if (!isNonNull(node.type) || isList(node.type))
    failures.push(fail("does not return a non-null payload", "Return its payload type with an exclamation mark."));
  if (typeOfField(sdl, namedType(node.type), "userErrors") !== "[UserError!]!")
    failures.push(fail("has a payload without `userErrors: [UserError!]!`", `Add it to ${namedType(node.type)}.`));
  return failures;
}

function typeOfInput({ blocks }: PartySdl, typeName: string, fieldName: string): string | undefined {
  for (const { name, node } of blocks)
    for (const field of name === typeName && "fields" in node ? (node.fields ?? []) : [])
      if (field.name.value === fieldName && !("defaultValue" in field && field.defaultValue)) return print(field.type);
  return undefined;
}

function typeOfField({ fields }: PartySdl, typeName: string, fieldName: string): string | undefined {
  const field = fields.find(({ coordinate }) => coordinate === `${typeName}.${fieldName}`);
  return field && print(field.node.type);
}
