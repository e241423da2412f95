import { type ASTNode, isTypeExtensionNode, Kind, type StringValueNode } from "graphql";
import { type Contract, type ContractFailure, type PartySdl, partiesOf, uniqueFailures } from "./contract";
import { fileOf } from "./locate";

/** Arguments with the same meaning everywhere, described at PageInfo and at each mutation. */
const COMMON_ARGUMENTS = new Set(["first", "after", "last", "before", "input"]);

type Described = ASTNode & { name: { value: string }; description?: StringValueNode | undefined };

/** Every element has a description: types, fields, arguments, enum values, input fields and directives. */
export function checkDescriptions(contract: Contract): ContractFailure[] {
  const undescribed = partiesOf(contract)
    .flatMap(listElements)
    .filter(([, node]) => !node.description?.value.trim());
  return uniqueFailures(
    undescribed.map(([member, node]) => ({
      file: fileOf(node),
      member,
      what: "is not described",
      whatToDo: "Say what it is in a sentence above it.",
    })),
  );
}

function listElements({ document, blocks }: PartySdl): [string, Described][] {
  const directives = document.definitions.filter((node) => node.kind === Kind.DIRECTIVE_DEFINITION);
  return [
    ...blocks.flatMap(({ name, node, fields }) => [
      ...(isTypeExtensionNode(node) ? [] : [[name, node] as [string, Described]]),
      ...fields.flatMap((field) => withArguments(field.coordinate, field.node)),
      ...(isInput(node) ? (node.fields ?? []) : []).map((field) => nameIn(name, field)),
      ...("values" in node ? (node.values ?? []) : []).map((value) => nameIn(name, value)),
    ]),
    ...directives.flatMap((node) => withArguments(`@${node.name.value}`, node)),
  ];
}

const isInput = (node: ASTNode) =>
  node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || node.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION;

const nameIn = (typeName: string, node: Described): [string, Described] => [`${typeName}.${node.name.value}`, node];

function withArguments(
  coordinate: string,
  node: Described & { arguments?: readonly Described[] | undefined },
): [string, Described][] {
  const taken = (node.arguments ?? []).filter(({ name }) => !COMMON_ARGUMENTS.has(name.value));
  return [
    [coordinate, node],
    ...taken.map((each): [string, Described] => [`${coordinate}(${each.name.value}:)`, each]),
  ];
}
