import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
} from "graphql";
import { refuse } from "../refusal/plumbing-refusals";
import type { SubgraphContext } from "../server/subgraph-context";
import { checkRecords } from "./check-records";
import { type Gate, gatesOf, isAlwaysOpen, keepOpen, refuseDuty } from "./gate";
import { guardReferences } from "./guard-references";
import { noteFound } from "./note-found";
import type { PartyAccess } from "./record-access";
import { readableTypes, rulesOf } from "./rules-of-schema";
import { type Judging, verdictOf } from "./verdict-of";
import { isStaffOf } from "./words-for";

/**
 * Puts every field of a party's schema under its rule: one place, before any resolver of the party runs.
 * @throws Error at start for a field without a rule, or a rule that depends on a record nobody has described
 */
export function guardSchema(schema: GraphQLSchema, access: PartyAccess): void {
  checkRecords(schema, access);
  const gates = gatesOf(schema, access);
  for (const type of readableTypes(schema)) {
    const rules = rulesOf(type);
    const record = access.records[type.name];
    for (const field of Object.values(type.getFields())) {
      const rule = rules.get(field.name);
      const given = getNamedType(field.type).name;
      if (rule && record?.isWayIn) noteWayIn(field, { access, rule, record: access.records[given] });
      if (rule) guardField(type, field, { access, rule, record }, gates.get(given));
    }
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

/** Under AS_PARENT the field is as open as what it stands in; what it returns is still gated. */
function guardField(type: GraphQLObjectType, field: Field, judging: Judging, gate: Gate | undefined): void {
  const { resolve = defaultFieldResolver } = field;
  const member = `${type.name}.${field.name}`;
  const isOpen = judging.rule.to.includes("AS_PARENT") || (isAlwaysOpen(judging) && !gate);
  const isNoted = isOpen && judging.record?.seekerId !== undefined && !judging.record.isWayIn;
  if (isOpen && !gate && !isNoted) return;
  const canBeNull = !isNonNullType(field.type);
  field.resolve = (row, given, context, info) => {
    const answer: Resolve = () => resolve(row, given, context, info);
    if (isNoted) context.readings.await(verdictOf(judging, row, context));
    const gated: Resolve = gate ? () => keepOpen(gate, member, context, answer, canBeNull) : answer;
    if (isOpen) return gated(context);
    const verdict = verdictOf(judging, row, context);
    const settle = (known: Awaited<typeof verdict>) => {
      if (known === "open") return gated(context);
      if (known === "refused" && tellsDuty(judging, context)) return refuseDuty(member, context);
      if (canBeNull) return null;
      throw refuse("WITHHELD", { member });
    };
    return verdict instanceof Promise ? verdict.then(settle) : settle(verdict);
  };
}

/** In somebody's record, only the owner's own staff are told that a field is another duty's: to all others it is null. */
function tellsDuty({ access, record }: Judging, { caller }: SubgraphContext): boolean {
  return record?.seekerId === undefined || record.isWayIn === true || isStaffOf(caller, access.party);
}
