import type { Range, Source, SyntaxNode } from "./parse-source";

/** A part of a marked statement that a change addresses, and what becomes of the text when it is removed. */
export interface Site extends Range {
  removal: Range & { becomes: string };
}

type FindSites = (node: SyntaxNode, source: Source) => Site[];

const LITERAL = /^(String|Numeric|Boolean|Null|RegExp|BigInt)Literal$/;
const LOGICAL = /^(&&|\|\||\?\?)$/;
const COMPARISON = /^([<>]=?|[!=]==?|instanceof|in)$/;
const CALL = /^(Call|New)Expression$/;
const ASSIGNED = { KeyValueProperty: "value", VariableDeclarator: "init", AssignmentExpression: "right" } as const;

/** How the sites of each kind are found at one node of the syntax tree. */
export const SITES = {
  /** Of `if`, of a loop, of a conditional expression; removed, it never holds. */
  condition: ({ type, test }, source) =>
    test && type !== "SwitchCase" ? [replaced(source.rangeOf(test), "false")] : [],
  /** Of `&&`, `||` and `??`. */
  operand: (node, source) => (isLogical(node) ? listed(operandsOf(node, source), source) : []),
  /** Of a conditional expression; removed, the other branch stands for the whole. */
  branch: (node, { text, rangeOf }) => {
    if (node.type !== "ConditionalExpression") return [];
    const [first, second] = [rangeOf(node.consequent), rangeOf(node.alternate)];
    const unless = ({ start, end }: Range) => ({ ...rangeOf(node), becomes: text.slice(start, end) });
    return [
      { ...first, removal: unless(second) },
      { ...second, removal: unless(first) },
    ];
  },
  argument: ({ type, arguments: given }, source) => (CALL.test(type) ? listed(given, source) : []),
  property: ({ type, properties }, source) => (type === "ObjectExpression" ? listed(properties, source) : []),
  element: ({ type, elements }, source) => (type === "ArrayExpression" ? listed(elements, source) : []),
  /** Of a property, a variable or an assignment. */
  value: (node, source) => {
    const assigned = node[ASSIGNED[node.type as keyof typeof ASSIGNED] ?? ""];
    return assigned ? [replaced(source.rangeOf(assigned), "undefined")] : [];
  },
  /** Of `return`, or of an arrow function without braces. */
  result: ({ type, argument, body }, source) => {
    if (type === "ReturnStatement" && argument) return [replaced(source.rangeOf(argument), "undefined")];
    const isExpression = type === "ArrowFunctionExpression" && !("stmts" in (body as SyntaxNode));
    return isExpression ? [replaced(source.rangeOf(body), "undefined")] : [];
  },
  literal: (node, source) => (LITERAL.test(node.type) ? [replaced(source.rangeOf(node), "undefined")] : []),
  /** The operator of a comparison. */
  comparison: (node, { text, rangeOf }) => {
    if (node.type !== "BinaryExpression" || !COMPARISON.test(node.operator as string)) return [];
    const start = text.indexOf(node.operator as string, rangeOf(node.left).end);
    return [replaced({ start, end: start + (node.operator as string).length }, ",")];
  },
  /** A call; removed, what stays is the object whose method is called, or the one argument of a function. */
  call: (node, source) => {
    if (node.type !== "CallExpression") return [];
    const { callee, arguments: given } = node as { callee: SyntaxNode; arguments: unknown[] } & SyntaxNode;
    const inner = callee.type === "MemberExpression" ? callee.object : given.length === 1 ? given[0] : null;
    return inner ? [unwrapped(node, inner, source)] : [];
  },
  /** `!`, `-` or `await` before an expression. */
  prefix: (node, source) =>
    /^(Unary|Await)Expression$/.test(node.type) ? [unwrapped(node, node.argument, source)] : [],
} satisfies Record<string, FindSites>;

export type SiteKind = keyof typeof SITES;

const replaced = (range: Range, becomes: string): Site => ({ ...range, removal: { ...range, becomes } });

/** A part that goes with the comma after it. */
export function wholePart({ start, end }: Range, { text }: Source): Site {
  const comma = /^\s*,/.exec(text.slice(end))?.[0] ?? "";
  return { start, end, removal: { start, end: end + comma.length, becomes: "" } };
}

function unwrapped(node: SyntaxNode, inner: unknown, { text, rangeOf }: Source): Site {
  const { start, end } = rangeOf(inner);
  return replaced(rangeOf(node), text.slice(start, end));
}

/** Each goes with what separates it from the next one, or the last one from the one before. */
function listed(parts: unknown, source: Source): Site[] {
  const ranges = (parts as unknown[]).filter((part) => part !== null).map(source.rangeOf);
  return ranges.map((range, i) => {
    const [before, after] = [ranges[i - 1], ranges[i + 1]];
    if (after) return { ...range, removal: { start: range.start, end: after.start, becomes: "" } };
    return before
      ? { ...range, removal: { start: before.end, end: range.end, becomes: "" } }
      : wholePart(range, source);
  });
}

const isLogical = ({ type, operator }: SyntaxNode) => type === "BinaryExpression" && LOGICAL.test(operator as string);

/** All of one chain of the same operator; none, of a part of a longer chain. */
function operandsOf(node: SyntaxNode, source: Source): SyntaxNode[] {
  const isLeftOfChain = source.nodes.some(
    ({ type, operator, left }) => left === node && operator === node.operator && type === node.type,
  );
  if (isLeftOfChain) return [];
  const flat = (part: SyntaxNode): SyntaxNode[] =>
    isLogical(part) && part.operator === node.operator
      ? [...flat(part.left as SyntaxNode), part.right as SyntaxNode]
      : [part];
  return flat(node);
}
