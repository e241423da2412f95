import { print } from "graphql";
import { checkFederationSubset } from "./check-federation-subset";
import { checkHalves } from "./check-halves";
import {
  type Contract,
  type ContractFailure,
  type ContractField,
  type PartySdl,
  partiesOf,
  uniqueFailures,
} from "./contract";
import { directiveOf, isList, isNonNull, namedType } from "./directives";
import { errorTypeOf } from "./refusal-files";

/** A root field is null when its owner is down, and the gateway merges a shared list by position, not by key. */
export function checkQueryRoots(contract: Contract): ContractFailure[] {
  const roots = partiesOf(contract).flatMap(({ fields }) => fields.filter(({ block }) => block.name === "Query"));
  return roots.flatMap(({ node, block, file, coordinate }) => {
    const fail = (what: string, whatToDo: string) => ({ file, member: coordinate, what, whatToDo });
    const isShared = directiveOf(node, "shareable") ?? directiveOf(block.node, "shareable");
    return [
      ...(isNonNull(node.type)
        ? [fail("is a non-null root: when its owner is down the whole response is lost", "Make it nullable.")]
        : []),
      ...(isShared && isList(node.type)
        ? [fail("is a list that both parties answer", "Give it one owner; the other party joins by key.")]
        : []),
    ];
  });
}

/** A mutation takes one input with an idempotency key and returns a nullable payload with the errors of its own type. */
export function checkMutations(contract: Contract): ContractFailure[] {
  return partiesOf(contract).flatMap((sdl) =>
    sdl.fields.filter(({ block }) => block.name === "Mutation").flatMap((field) => checkMutation(sdl, field)),
  );
}

function checkMutation(sdl: PartySdl, { node, file, coordinate }: ContractField): ContractFailure[] {
  const fail = (what: string, whatToDo: string) => ({ file, member: coordinate, what, whatToDo });
  const [input, ...others] = node.arguments ?? [];
  const failures: ContractFailure[] = [];
  if (input?.name.value !== "input" || others.length > 0 || !isNonNull(input.type) || isList(input.type))
    failures.push(fail("does not take exactly one required `input`", "Put all it needs into one input type."));
  else if (typeOfInput(sdl, namedType(input.type), "idempotencyKey") !== "ID!")
    failures.push(
      fail("has an input without `idempotencyKey: ID!`", `Add it to ${namedType(input.type)}, with no default.`),
    );
  // guard: payload-is-nullable
  if (isNonNull(node.type) || isList(node.type))
    failures.push(
      fail(
        "does not return a nullable payload: when it fails, the answers of the operation's other mutations are lost",
        "Return its payload type without an exclamation mark.",
      ),
    );
  const errors = `userErrors: [${errorTypeOf(coordinate.slice("Mutation.".length))}!]!`;
  // guard: errors-of-act-are-its-own
  if (`userErrors: ${typeOfField(sdl, namedType(node.type), "userErrors")}` !== errors)
    failures.push(fail(`has a payload without \`${errors}\``, `Add it to ${namedType(node.type)}.`));
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

const PAGE = { first: "Int", after: "String", last: "Int", before: "String" };

/** A connection is read in pages, forward and backward. */
export function checkConnections(contract: Contract): ContractFailure[] {
  const fields = partiesOf(contract).flatMap((sdl) => sdl.fields);
  return fields
    .filter(({ node }) => namedType(node.type).endsWith("Connection"))
    .flatMap(({ node, file, coordinate }) => {
      const taken = new Map((node.arguments ?? []).map(({ name, type }) => [name.value, print(type)]));
      const missing = Object.entries(PAGE).filter(([name, type]) => taken.get(name) !== type);
      if (missing.length === 0) return [];
      const wanted = missing.map(([name, type]) => `${name}: ${type}`).join(", ");
      return [
        { file, member: coordinate, what: `is a connection and does not take ${wanted}`, whatToDo: `Add ${wanted}.` },
      ];
    });
}

/** The rules that keep one party's failure out of the other's response, and those that every client relies on. */
export function checkShape(contract: Contract): ContractFailure[] {
  return uniqueFailures([
    ...checkQueryRoots(contract),
    ...checkHalves(contract),
    ...checkFederationSubset(contract),
    ...checkMutations(contract),
    ...checkConnections(contract),
  ]);
}
