import { fieldsOfType } from "@aiwork/kit/contract/party-schemas";
import type { PartyName } from "@aiwork/kit/system/start-system";
import { type GraphQLObjectType, getNamedType, isObjectType } from "graphql";
import type { FieldLocation } from "./locations";
import type { Operation } from "./operations";
import { argumentTextOf } from "./selection";
import type { SelectionForm } from "./selection-part";

/** One location per mutation, because a refused mutation ends its whole document. */
export function mutationLocations(party: PartyName): FieldLocation[] {
  return Object.keys(fieldsOfType(party, "Mutation")).map((field) => ({
    party,
    type: "Mutation",
    path: "root",
    steps: [],
    fields: [field],
    isOfOneParty: true,
  }));
}

/** A mutation with its whole payload, called with valid placeholder values; written plainly, or in all other forms at once. */
export function mutationOf(
  { party, fields: [field = ""], ...location }: FieldLocation,
  form: SelectionForm,
): Operation {
  const payload = payloadOf(party, field);
  const selection = Object.values(payload.getFields()).map(({ name, type }) =>
    name === "userErrors"
      ? "userErrors { code message path kind }"
      : isObjectType(getNamedType(type))
        ? `${name} { __typename }`
        : name,
  );
  const called = `${field}${argumentTextOf(party, "Mutation", field)}`;
  const document =
    form === "plain"
      ? `mutation { ${called} { ${selection.join(" ")} } }`
      : `mutation { ...M }
fragment M on Mutation { ... on Mutation { x: ${called} { ...P } } }
fragment P on ${payload} { ... on ${payload} { ${selection.map((text, i) => `x${i}: ${text}`).join(" ")} } }`;
  const keys = new Map([[field, form === "plain" ? field : "x"]]);
  return {
    document,
    variables: [],
    parts: [{ location: { ...location, party, fields: [field] }, keys, responsePath: [] }],
  };
}

export function payloadOf(party: PartyName, mutation: string): GraphQLObjectType {
  const payload = getNamedType(fieldsOfType(party, "Mutation")[mutation]?.type);
  if (!isObjectType(payload)) throw new Error(`${mutation} has no payload`);
  return payload;
}

/** The payload types and the types used only in them: their access is that of their mutation. */
export function payloadTypesOf(party: PartyName): ReadonlySet<string> {
  const payloads = Object.keys(fieldsOfType(party, "Mutation")).map((mutation) => payloadOf(party, mutation));
  const errors = payloads.map((payload) => getNamedType(payload.getFields().userErrors?.type)?.name ?? "");
  return new Set([...payloads.map(({ name }) => name), ...errors]);
}
