import {
  coerceInputValue,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from "graphql";
import { platformError } from "../errors/platform.errors";
import { findRefusal, type InputPath, type Refusal } from "../errors/refusal";

const MAX_FAULTS = 50;
/** graphql-js's message about a field: the value that it names is the object that has the field or lacks it. */
const FIELD_FAULT = /^Field "([_A-Za-z]\w*)" (of required type|is not defined)/;
const ENUM_FAULT = /^Enum "(\w+)" cannot represent|does not exist in "(\w+)" enum/;

/** Each value of an operation's variables that does not fit its type: where it stands, and what is expected there. */
export function findInputFaults(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Refusal[] {
  const faults: Refusal[] = [];
  for (const { variable, type: typeNode, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode as never) as GraphQLInputType | undefined;
    if (!isInputType(type)) continue;
    const value = variables[name];
    if (value === undefined && (defaultValue || !isNonNullType(type))) continue;
    coerceInputValue(value ?? null, type, (path, invalid, error) =>
      faults.push(faultOf(schema, [name, ...path], invalid, error)),
    );
  }
  return faults.slice(0, MAX_FAULTS);
}

function faultOf(schema: GraphQLSchema, path: InputPath, invalid: unknown, error: GraphQLError): Refusal {
  const refusal = findRefusal(error);
  if (refusal) return refusal.at(...path);
  const [, field, fault] = FIELD_FAULT.exec(error.message) ?? [];
  const at = field === undefined ? path : [...path, field];
  const input = at.join(".");
  if (invalid === null || fault === "of required type") return platformError("INPUT_REQUIRED", { input }).at(...at);
  if (fault) return platformError("INPUT_UNKNOWN", { input }).at(...at);
  const [, numbered, named] = ENUM_FAULT.exec(error.message) ?? [];
  const listed = schema.getType(numbered ?? named ?? "");
  return isEnumType(listed)
    ? platformError("INPUT_NOT_LISTED", { input, values: listed.getValues().map((value) => value.name) }).at(...at)
    : platformError("INPUT_TYPE", { input }).at(...at);
}
