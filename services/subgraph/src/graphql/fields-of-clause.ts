import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from "graphql";

const bySchema = new WeakMap<GraphQLSchema, ReadonlyMap<string, string[]>>();

/** The fields of a schema that belong to a clause of the agreement, by their own directive or their type's, as "Type.field". */
export function fieldsOfClause(schema: GraphQLSchema, clause: string): string[] {
  const known = bySchema.get(schema) ?? collectFields(schema);
  bySchema.set(schema, known);
  return known.get(clause) ?? [];
}

function collectFields(schema: GraphQLSchema): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const [type, field, clause] of Object.values(schema.getTypeMap()).flatMap(clausesOf))
    members.set(clause, [...(members.get(clause) ?? []), `${type}.${field}`].sort());
  return members;
}

function clausesOf(type: GraphQLNamedType): [type: string, field: string, clause: string][] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const nodes = [type.astNode, ...type.extensionASTNodes].filter((node) => node != null);
  return nodes.flatMap((node) =>
    (node.fields ?? []).flatMap((field: FieldDefinitionNode) => {
      const clause = clauseOf(field.directives) ?? clauseOf(node.directives);
      return clause === undefined ? [] : [[type.name, field.name.value, clause] as [string, string, string]];
    }),
  );
}

function clauseOf(directives: readonly ConstDirectiveNode[] | undefined): string | undefined {
  const clause = directives?.find((directive) => directive.name.value === "clause");
  const value = clause?.arguments?.find((argument) => argument.name.value === "of")?.value;
  return value?.kind === "StringValue" ? value.value : undefined;
}
