import { type Contract, type ContractField, partiesOf } from "./contract";
import { argumentOf, directiveOf, listOf } from "./directives";

export interface ContractAccessRule {
  to: readonly string[];
  roles: readonly string[];
  category: unknown;
}

/** A field's access rule: its own, else that of the block it is written in, as the server reads it. */
export function readAccess({ node, block }: ContractField): ContractAccessRule | undefined {
  // guard: own-rule-types
  const access = directiveOf(node, "access") ?? directiveOf(block.node, "access");
  return (
    access && { to: listOf(access, "to"), roles: listOf(access, "roles"), category: argumentOf(access, "category") }
  );
}

// guard: field-is-protected
const isProtected = (rule: ContractAccessRule | undefined) =>
  !rule || rule.roles.length > 0 || !rule.to.some((who) => who === "PUBLIC" || who === "AS_PARENT");

/** Whether either party protects the member; declaring it @external does not open it. */
// guard: field-either-party-protects-is-protected
export const isProtectedMember = (contract: Contract, coordinate: string): boolean =>
  partiesOf(contract)
    .flatMap(({ fields }) => fields.filter((field) => field.coordinate === coordinate))
    .some((field) => isProtected(readAccess(field)));
