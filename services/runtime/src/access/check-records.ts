import type { GraphQLSchema } from "graphql";
import type { PartyAccess } from "./record-access";
import type { AccessWord } from "./rule";
import { readableTypes, rulesOf } from "./rules-of-schema";

/** Federation's own ways in: what they give is guarded where it is read. */
const FEDERATION: ReadonlySet<string> = new Set(["Query._entities", "Query._service"]);
const PERSONAL: readonly AccessWord[] = ["SELF", "PEER_WITH_CONSENT"];
const ROOTS: ReadonlySet<string> = new Set(["Query", "Mutation"]);

/** Default deny, at start. @throws Error naming every member that cannot be guarded as it stands */
export function checkRecords(schema: GraphQLSchema, access: PartyAccess): void {
  const faults = readableTypes(schema).flatMap((type) => {
    const rules = rulesOf(type);
    return Object.keys(type.getFields()).flatMap((field) => {
      const member = `${type.name}.${field}`;
      const rule = rules.get(field);
      if (!rule) return FEDERATION.has(member) ? [] : [`${member} has no access rule`];
      const isPersonal = rule.to.some((word) => PERSONAL.includes(word));
      const isDescribed = ROOTS.has(type.name) || access.records[type.name]?.seekerId !== undefined;
      return isPersonal && !isDescribed ? [`${member} depends on whose it is, which nothing says`] : [];
    });
  });
  if (faults.length > 0) throw new Error(`Access is not complete:\n  ${faults.join("\n  ")}`);
}
