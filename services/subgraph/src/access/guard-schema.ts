import { platformError } from "@aiwork/server/errors/platform.errors";
import { isStaffOf } from "@aiwork/server/identity/caller";
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
} from "graphql";
import type { SubgraphContext } from "../subgraph-context";
import { type AccessWord, readableTypes, rulesOf } from "./access-rule";
import {
  type FieldShape,
  filterReadable,
  isOpenToAnyone,
  type KeyPolicy,
  keyPoliciesOf,
  throwWrongRole,
} from "./authorize";
import { decide, type FieldPolicy, logFoundHalf } from "./decide";
import type { PartyAccess } from "./party-access";

/** Federation's own entry points: what they return is guarded at the type that is read. */
const FEDERATION_FIELDS: ReadonlySet<string> = new Set(["Query._entities", "Query._service"]);
// guard: depends-on-whose-record-is
const PERSONAL_WORDS: readonly AccessWord[] = ["SELF", "PEER_WITH_CONSENT"];
const ROOT_TYPES: ReadonlySet<string> = new Set(["Query", "Mutation"]);

/** Denies by default, when the process starts. @throws Error that names every field that has no rule, or whose rule needs an owner that nothing declares */
export function requireCompleteAccess(schema: GraphQLSchema, access: PartyAccess): void {
  const faults = readableTypes(schema).flatMap((type) => {
    const rules = rulesOf(type);
    return Object.keys(type.getFields()).flatMap((field) => {
      const member = `${type.name}.${field}`;
      const rule = rules.get(field);
      // guard: start-without-rule
      if (!rule) return FEDERATION_FIELDS.has(member) ? [] : [`${member} has no access rule`];
      const isPersonal = rule.to.some((word) => PERSONAL_WORDS.includes(word));
      // guard: record-described-without-person-is-not-described
      const isDescribed = ROOT_TYPES.has(type.name) || access.records[type.name]?.seekerId !== undefined;
      // guard: party-does-not-start-with-personal-rule
      return isPersonal && !isDescribed
        ? [`${member} has a rule that depends on the owner of the record, and nothing declares the owner`]
        : [];
    });
  });
  if (faults.length > 0) throw new Error(`Access is not complete:\n  ${faults.join("\n  ")}`);
}

type ResolveReference = (key: object, context: SubgraphContext, info: GraphQLResolveInfo) => unknown;
interface FederatedExtensions {
  apollo?: { subgraph?: { resolveReference?: ResolveReference } };
}

const ENTITY_SHAPE: FieldShape = { canBeNull: true, keepsPlaces: false };

/** The other entry point, `_entities`: a record found by its key is filtered like a record that a field returns. */
function guardReferences(type: GraphQLObjectType, keyPolicy: KeyPolicy | undefined): void {
  const subgraph = (type.extensions as FederatedExtensions).apollo?.subgraph;
  const resolve = subgraph?.resolveReference;
  if (!keyPolicy || !subgraph || !resolve) return;
  // guard: what-key-stands-for-passes-authorize
  subgraph.resolveReference = (key, context, info) =>
    filterReadable(keyPolicy, type.name, context, () => resolve(key, context, info), ENTITY_SHAPE);
}

/**
 * Puts every field of a party's schema under its `@access` rule: one place, before any resolver of the party runs.
 * @throws Error at start for a field without a rule, or a rule that depends on an owner that nothing declares
 */
export function guardSchema(schema: GraphQLSchema, access: PartyAccess): void {
  // guard: party-does-not-start-where-field-cannot
  requireCompleteAccess(schema, access);
  const keyPolicies = keyPoliciesOf(schema, access);
  for (const type of readableTypes(schema)) {
    const rules = rulesOf(type);
    const record = access.records[type.name];
    for (const field of Object.values(type.getFields())) {
      const rule = rules.get(field.name);
      const given = getNamedType(field.type).name;
      if (rule && record?.isEntryPoint) logEntryPoint(field, { access, rule, record: access.records[given] });
      // guard: every-field-has-rule-is-guarded
      if (rule) guardField(type, field, { access, rule, record }, keyPolicies.get(given));
    }
    // guard: what-key-stands-for-is-guarded
    guardReferences(type, keyPolicies.get(type.name));
  }
}

type SubgraphField = GraphQLField<unknown, SubgraphContext>;
type ResolveField = (context: SubgraphContext) => unknown;

function logEntryPoint(field: SubgraphField, half: FieldPolicy): void {
  const { resolve } = field;
  if (!half.record?.seekerId || !resolve) return;
  field.resolve = (row, given, context, info) => logFoundHalf(half, resolve(row, given, context, info), context);
}

/** Under AS_PARENT whoever may read the object may read the field; the records that it returns are still filtered. */
function guardField(
  type: GraphQLObjectType,
  field: SubgraphField,
  policy: FieldPolicy,
  keyPolicy: KeyPolicy | undefined,
): void {
  const { resolve = defaultFieldResolver } = field;
  const member = `${type.name}.${field.name}`;
  const isOpen = policy.rule.to.includes("AS_PARENT") || (isOpenToAnyone(policy) && !keyPolicy);
  const isLogged = isOpen && policy.record?.seekerId !== undefined && !policy.record.isEntryPoint;
  // guard: field-is-open-to-anyone-is-still
  if (isOpen && !keyPolicy && !isLogged) return;
  const shape = shapeOf(field.type);
  field.resolve = (row, given, context, info) => {
    const resolveField: ResolveField = () => resolve(row, given, context, info);
    if (isLogged) context.accessLog.waitFor(decide(policy, row, context));
    const filtered: ResolveField = keyPolicy
      ? () => filterReadable(keyPolicy, member, context, resolveField, shape)
      : resolveField;
    // guard: as-parent-opens-field-not-record-returns
    if (isOpen) return filtered(context);
    const decision = decide(policy, row, context);
    const conclude = (known: Awaited<typeof decision>) => {
      // guard: what-is-open-is-still-filtered
      if (known === "open") return filtered(context);
      // guard: is-refused-where-may-be-given
      if (known === "refused" && tellsWrongRole(policy, context)) return throwWrongRole(member, context);
      if (shape.canBeNull) return null;
      // guard: field-cannot-be-null-is-refused
      throw platformError("WITHHELD", { member });
    };
    // guard: decision-that-comes-later-is-waited-for
    return decision instanceof Promise ? decision.then(conclude) : conclude(decision);
  };
}

function shapeOf(type: GraphQLOutputType): FieldShape {
  const list = getNullableType(type);
  return { canBeNull: !isNonNullType(type), keepsPlaces: isListType(list) && !isNonNullType(list.ofType) };
}

/** Within a person's record, only the party's own staff get NOT_YOUR_ROLE for a field of another role: for all others the field is null. */
function tellsWrongRole({ access, record }: FieldPolicy, { caller }: SubgraphContext): boolean {
  // guard: only-owners-staff-are-given-field-inside
  return record?.seekerId === undefined || record.isEntryPoint === true || isStaffOf(caller, access.party);
}
