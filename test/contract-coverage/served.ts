import { city } from "@aiwork/city/city";
import { national } from "@aiwork/national/national";
import { type GraphQLNamedType, getNamedType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { isUnserved, schemas } from "../access/sdl";
import type { Party } from "../constellation";

const resolvers: Readonly<Record<Party, object>> = { city: city.resolvers, national: national.resolvers };
const reached = { city: reachedTypes("city"), national: reachedTypes("national") };

/** Whether a member of the contract is served: the party does not list it as not served yet, and a served field leads to its type. */
export function isServed(party: Party, member: string): boolean {
  const [type = "", field = ""] = member.split(/[.(]/);
  return reached[party].has(type) && !isUnserved(party, type, field);
}

/** Types that can be reached from the roots, or by a key from the other party. */
function reachedTypes(party: Party): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (type: GraphQLNamedType | null | undefined) => {
    if (!type || found.has(type.name)) return;
    found.add(type.name);
    for (const next of leadsTo(party, type)) follow(next);
  };
  follow(schemas[party].getQueryType());
  follow(schemas[party].getMutationType());
  for (const [type, fields] of Object.entries(resolvers[party]))
    if (Object.hasOwn(fields, "__resolveReference")) follow(schemas[party].getType(type));
  return found;
}

function leadsTo(party: Party, type: GraphQLNamedType): GraphQLNamedType[] {
  if (isInterfaceType(type)) return [...schemas[party].getPossibleTypes(type)];
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => getNamedType(field.type));
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields())
    .filter(({ name }) => !isUnserved(party, type.name, name))
    .flatMap((field) => [field, ...field.args].map((one) => getNamedType(one.type)));
}
