import type { GraphQLSchema } from "graphql";
import type { PartyAccess } from "./record-access";
import type { AccessWord } from "./rule";
import { readableTypes, rulesOf } from "./rules-of-schema";

/** Federation's own entry points: what they return is guarded at the type that is read. */
const FEDERATION: ReadonlySet<string> = new Set(["Query._entities", "Query._service"]);
// guard: depends-on-whose-record-is
const PERSONAL: readonly AccessWord[] = ["SELF", "PEER_WITH_CONSENT"];
const ROOTS: ReadonlySet<string> = new Set(["Query", "Mutation"]);

/** Denies by default, when the process starts. @throws Error that names every field that has no rule, or whose rule needs an owner that nothing declares */
export function checkRecords(schema: GraphQLSchema, access: PartyAccess): void {
  const faults = readableTypes(schema).flatMap((type) => {
    const rules = rulesOf(type);
    return Object.keys(type.getFields()).flatMap((field) => {
      const member = `${type.name}.${field}`;
      const rule = rules.get(field);
      // guard: start-without-rule
      if (!rule) return FEDERATION.has(member) ? [] : [`${member} has no access rule`];
      const isPersonal = rule.to.some((word) => PERSONAL.includes(word));
      // guard: record-described-without-person-is-not-described
      const isDescribed = ROOTS.has(type.name) || access.records[type.name]?.seekerId !== undefined;
      // guard: party-does-not-start-with-personal-rule
      return isPersonal && !isDescribed
        ? [`${member} has a rule that depends on the owner of the record, and nothing declares the owner`]
        : [];
    });
  });
  if (faults.length > 0) throw new Error(`Access is not complete:\n  ${faults.join("\n  ")}`);
}
