import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
} from "graphql";
import { isStaffOf } from "../identity/role";
import { refuse } from "../refusal/plumbing-refusals";
import type { SubgraphContext } from "../server/subgraph-context";
import { checkRecords } from "./check-records";
import { type Gate, gatesOf, isAlwaysOpen, keepOpen, refuseDuty } from "./gate";
import { guardReferences } from "./guard-references";
import { noteFound } from "./note-found";
import type { PartyAccess } from "./record-access";
import { readableTypes, rulesOf } from "./rules-of-schema";
import { type Judging, verdictOf } from "./verdict-of";

/**
 * Puts every field of a party's schema under its `@access` rule: one place, before any resolver of the party runs.
 * @throws Error at start for a field without a rule, or a rule that depends on an owner that nothing declares
 */
export function guardSchema(schema: GraphQLSchema, access: PartyAccess): void {
  // guard: party-does-not-start-where-field-cannot
  checkRecords(schema, access);
  const gates = gatesOf(schema, access);
  for (const type of readableTypes(schema)) {
    const rules = rulesOf(type);
    const record = access.records[type.name];
    for (const field of Object.values(type.getFields())) {
      const rule = rules.get(field.name);
      const given = getNamedType(field.type).name;
      if (rule && record?.isWayIn) noteWayIn(field, { access, rule, record: access.records[given] });
      // guard: every-field-has-rule-is-guarded
      if (rule) guardField(type, field, { access, rule, record }, gates.get(given));
    }
    // guard: what-key-stands-for-is-guarded
    guardReferences(type, gates.get(type.name));
  }
}

type Field = GraphQLField<unknown, SubgraphContext>;
type Resolve = (context: SubgraphContext) => unknown;

function noteWayIn(field: Field, half: Judging): void {
  const { resolve } = field;
  if (!half.record?.seekerId || !resolve) return;
  field.resolve = (row, given, context, info) => noteFound(half, resolve(row, given, context, info), context);
}

/** Under AS_PARENT whoever may read the object may read the field; the records that it returns are still filtered. */
function guardField(type: GraphQLObjectType, field: Field, judging: Judging, gate: Gate | undefined): void {
  const { resolve = defaultFieldResolver } = field;
  const member = `${type.name}.${field.name}`;
  const isOpen = judging.rule.to.includes("AS_PARENT") || (isAlwaysOpen(judging) && !gate);
  const isNoted = isOpen && judging.record?.seekerId !== undefined && !judging.record.isWayIn;
  // guard: field-is-open-to-anyone-is-still
  if (isOpen && !gate && !isNoted) return;
  const canBeNull = !isNonNullType(field.type);
  field.resolve = (row, given, context, info) => {
    const answer: Resolve = () => resolve(row, given, context, info);
    if (isNoted) context.readings.await(verdictOf(judging, row, context));
    const gated: Resolve = gate ? () => keepOpen(gate, member, context, answer, canBeNull) : answer;
    // guard: as-parent-opens-field-not-record-returns
    if (isOpen) return gated(context);
    const verdict = verdictOf(judging, row, context);
    const settle = (known: Awaited<typeof verdict>) => {
      // guard: what-is-judged-open-is-still-gated
      if (known === "open") return gated(context);
      // guard: is-refused-where-may-be-given
      if (known === "refused" && tellsDuty(judging, context)) return refuseDuty(member, context);
      if (canBeNull) return null;
      // guard: field-cannot-be-null-is-refused
      throw refuse("WITHHELD", { member });
    };
    // guard: verdict-comes-later-is-waited-for
    return verdict instanceof Promise ? verdict.then(settle) : settle(verdict);
  };
}

/** Within a person's record, only the party's own staff get NOT_YOUR_ROLE for a field of another role: for all others the field is null. */
function tellsDuty({ access, record }: Judging, { caller }: SubgraphContext): boolean {
  // guard: only-owners-staff-are-given-field-inside
  return record?.seekerId === undefined || record.isWayIn === true || isStaffOf(caller, access.party);
}
