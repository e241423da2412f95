import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Generation } from "./build-generation";

type Executed = Parameters<Generation["execute"]>[0];

/** What a request asks about the schema, and what it asks beside. */
interface Introspection {
  readonly aboutSchema: DocumentNode;
  readonly beside: Executed | undefined;
}

interface Parts {
  readonly aboutSchema: DocumentNode;
  readonly beside: DocumentNode | undefined;
}

/** Null where nothing in a document asks about the schema. */
const known = new WeakMap<DocumentNode, Parts | null>();

/** Separates what a request asks about the schema, which no planner knows; undefined where it asks nothing about it. */
export function findIntrospection(request: Executed): Introspection | undefined {
  const { schema, document, queryHash } = request;
  const found = known.has(document) ? known.get(document) : split(schema, document);
  known.set(document, found ?? null);
  if (!found) return undefined;
  const { aboutSchema, beside } = found;
  if (!beside) return { aboutSchema, beside };
  const operation = operationOf(beside, request.request.operationName);
  return { aboutSchema, beside: { ...request, document: beside, operation, queryHash: `${queryHash} beside` } };
}

/** Answers what is asked about the schema by graphql-js, from the schema that validated the request. */
export async function describeSchema({ schema, request }: Executed, document: DocumentNode): Promise<ExecutionResult> {
  const { variables = {}, operationName = null } = request;
  return execute({ schema, document, variableValues: variables, operationName });
}

/** The answer to a request of which two parts were answered. */
export function joinAnswers(data: ExecutionResult, described: ExecutionResult): ExecutionResult {
  const errors = [...(data.errors ?? []), ...(described.errors ?? [])];
  return { data: data.data ? { ...data.data, ...described.data } : null, ...(errors.length > 0 && { errors }) };
}

const isAboutSchema = ({ name }: FieldNode) => name.value === "__schema" || name.value === "__type";
const isTypename = ({ name }: FieldNode) => name.value === "__typename";

function split(
  schema: GraphQLSchema,
  document: DocumentNode,
): { aboutSchema: DocumentNode; beside: DocumentNode | undefined } | null {
  const roots: FieldNode[] = [];
  const aboutSchema = keepAtRoot(schema, document, (field) => {
    roots.push(field);
    return isAboutSchema(field) || isTypename(field);
  });
  if (!roots.some(isAboutSchema)) return null;
  const isAlone = roots.every((field) => isAboutSchema(field) || isTypename(field));
  return { aboutSchema, beside: isAlone ? undefined : keepAtRoot(schema, document, (field) => !isAboutSchema(field)) };
}

/** What a selection set selects that lost all of its fields: it is in no answer. */
const { selections: NOTHING } = operationOf(
  parse("{ __typename @include(if: false) }", { noLocation: true }),
).selectionSet;

/** The document with those fields of Query alone that are wanted, also in fragments. */
function keepAtRoot(schema: GraphQLSchema, document: DocumentNode, isWanted: (field: FieldNode) => boolean) {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field: (field) => (types.getParentType() === schema.getQueryType() && !isWanted(field) ? null : undefined),
      SelectionSet: {
        leave: (set) => (set.selections.length === 0 ? { ...set, selections: NOTHING } : undefined),
      },
    }),
  );
}

function operationOf(document: DocumentNode, name?: string): OperationDefinitionNode {
  const operations = document.definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? [node] : []));
  const operation = operations.find((node) => name === undefined || node.name?.value === name);
  if (!operation) throw new Error("the operation was found before");
  return operation;
}
