import { type GraphQLObjectType, getNamedType, isObjectType } from "graphql";
import type { Party } from "../constellation";
import { argumentsOf } from "./arguments";
import type { Form } from "./form";
import type { Operation } from "./operation";
import type { Place } from "./place";
import { fieldsOf } from "./sdl";

/** One location per mutation, because a refused mutation ends its whole document. */
export function mutationPlaces(party: Party): Place[] {
  return Object.keys(fieldsOf(party, "Mutation")).map((field) => ({
    party,
    type: "Mutation",
    path: "root",
    steps: [],
    fields: [field],
    isWhole: true,
  }));
}

/** A mutation with its whole payload, called with valid placeholder values; written plainly, or in all other forms at once. */
export function mutationOf({ party, fields: [field = ""], ...place }: Place, form: Form): Operation {
  const payload = payloadOf(party, field);
  const selection = Object.values(payload.getFields()).map(({ name, type }) =>
    name === "userErrors"
      ? "userErrors { code message path }"
      : isObjectType(getNamedType(type))
        ? `${name} { __typename }`
        : name,
  );
  const called = `${field}${argumentsOf(party, "Mutation", field)}`;
  const document =
    form === "plain"
      ? `mutation { ${called} { ${selection.join(" ")} } }`
      : `mutation { ...M }
fragment M on Mutation { ... on Mutation { x: ${called} { ...P } } }
fragment P on ${payload} { ... on ${payload} { ${selection.map((text, i) => `x${i}: ${text}`).join(" ")} } }`;
  const keys = new Map([[field, form === "plain" ? field : "x"]]);
  return { document, variables: [], parts: [{ place: { ...place, party, fields: [field] }, keys, trail: [] }] };
}

export function payloadOf(party: Party, mutation: string): GraphQLObjectType {
  const payload = getNamedType(fieldsOf(party, "Mutation")[mutation]?.type);
  if (!isObjectType(payload)) throw new Error(`${mutation} has no payload`);
  return payload;
}

/** The payload types and the types used only in them: their access is that of their mutation. */
export function payloadTypesOf(party: Party): ReadonlySet<string> {
  const payloads = Object.keys(fieldsOf(party, "Mutation")).map((mutation) => payloadOf(party, mutation).name);
  return new Set([...payloads, "UserError"]);
}
