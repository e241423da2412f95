import {
  buildASTSchema,
  type DirectiveNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  printType,
  visit,
} from "graphql";

/** The kinds of caller among which a reporting client is. `AS_PARENT` decides nothing: the field above was open. */
const OPEN_TO_REPORTING: readonly string[] = ["PUBLIC", "AGGREGATE", "AS_PARENT"];
const ROLE = "reporting";

/**
 * The part of the API schema that reporting clients read: what `@access` opens to them, from Query on, without any record of
 * a person. A type of which something is open to the person whose record it is (`SELF`) is such a record.
 * @param supergraph the schema that says who may read what
 */
export function reportingSchemaOf(apiSchema: GraphQLSchema, supergraph: GraphQLSchema): GraphQLSchema {
  const kept = new Map<string, GraphQLNamedType>();
  const keep = (type: GraphQLNamedType): void => {
    if (kept.has(type.name) || isSpecifiedScalarType(type) || isIntrospectionType(type)) return;
    kept.set(type.name, type);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) keep(getNamedType(field.type));
    if (!isObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      if (!isOpen(type.name, field.name)) continue;
      keep(getNamedType(field.type));
      for (const { type: ofArgument } of field.args) keep(getNamedType(ofArgument));
    }
  };
  const query = apiSchema.getQueryType();
  if (query) keep(query);
  const sdl = parse([...kept.values()].map(printType).join("\n\n"), { noLocation: true });
  const open = (type: ObjectTypeDefinitionNode) => ({
    ...type,
    interfaces: [],
    fields: type.fields?.filter((field) => isOpen(type.name.value, field.name.value)) ?? [],
  });
  return buildASTSchema(visit(sdl, { [Kind.OBJECT_TYPE_DEFINITION]: open }), { assumeValid: true });

  function isOpen(typeName: string, fieldName: string): boolean {
    const type = supergraph.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field || isPersonal(getNamedType(field.type))) return false;
    // guard: reporting-schema-has-what-is-open-to-reporting
    return isOpenBy(ruleOf(field.astNode) ?? ruleOf(type?.astNode));
  }

  function isPersonal(type: GraphQLNamedType): boolean {
    const ofSupergraph = supergraph.getType(type.name);
    if (!isObjectType(ofSupergraph)) return false;
    const fields = Object.values(ofSupergraph.getFields());
    // guard: reporting-schema-has-no-record-of-person
    return fields.some((field) => ruleOf(field.astNode)?.to.includes("SELF"));
  }
}

interface WrittenRule {
  readonly to: readonly string[];
  readonly roles: readonly string[];
}

function isOpenBy(rule: WrittenRule | undefined): boolean {
  const who = rule?.to.filter((kind) => OPEN_TO_REPORTING.includes(kind)) ?? [];
  const isForRole = rule?.roles.length === 0 || rule?.roles.includes(ROLE);
  return who.length > 0 && isForRole === true;
}

function ruleOf(node: { readonly directives?: readonly DirectiveNode[] } | null | undefined): WrittenRule | undefined {
  const access = node?.directives?.find(({ name }) => name.value === "access");
  const listOf = (wanted: string) => {
    const value = access?.arguments?.find(({ name }) => name.value === wanted)?.value;
    return value?.kind === Kind.LIST ? value.values.map((item) => ("value" in item ? String(item.value) : "")) : [];
  };
  return access && { to: listOf("to"), roles: listOf("roles") };
}
