import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "@swc/core";

/** A node of the syntax tree; `value` is a name, or a literal's text. */
interface SyntaxNode {
  readonly type: string;
  readonly value: string;
  readonly [part: string]: unknown;
}

/** In the place of a code that is no literal. */
export const COMPUTED = "?";

/** What a declaration at the top of a file refers to, and the errors that it makes, as `catalogue CODE`. */
interface Declaration {
  readonly references: ReadonlySet<string>;
  readonly errors: ReadonlySet<string>;
}

export interface SourceModule {
  readonly file: string;
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** By the local name: the exported one. An exported name is unique in the repository. */
  readonly imports: ReadonlyMap<string, string>;
  /** By the act's name: what its `defineMutation` refers to. */
  readonly acts: ReadonlyMap<string, Declaration>;
  /** The English sentences of the catalogues, by `catalogue CODE`. */
  readonly sentences: ReadonlyMap<string, string>;
}

/** The modules of a package, without its tests and generated files. */
export function readSourceModules(folder: string): SourceModule[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|^generated\//.test(file))
    .sort()
    .map((file) => readSourceModule(join(folder, file), readFileSync(join(folder, file), "utf8")));
}

/** @throws Error when the text is not TypeScript, or a catalogue is not written like the others */
export function readSourceModule(file: string, text: string): SourceModule {
  const { body } = parseSync(text, { syntax: "typescript", decorators: true, target: "es2022" });
  const declarations = new Map<string, Declaration>();
  const imports = new Map<string, string>();
  const acts = new Map<string, Declaration>();
  const sentences = new Map<string, string>();
  for (const statement of body as unknown as SyntaxNode[]) {
    for (const [local, name] of importedBy(statement)) imports.set(local, name);
    for (const { name, node } of declaredBy(statement)) {
      declarations.set(name, describe(node));
      for (const [code, sentence] of catalogueIn(node, file)) sentences.set(`${name} ${code}`, sentence);
    }
    visit(statement, (node) => {
      if (!isCallOf(node, (callee) => callee === "defineMutation")) return;
      const [act, perform] = argumentsOf(node);
      if (act?.type === "StringLiteral") acts.set(act.value, describe(perform));
    });
  }
  return { file, declarations, imports, acts, sentences };
}

function importedBy(statement: SyntaxNode): [string, string][] {
  if (statement.type !== "ImportDeclaration" || statement.typeOnly) return [];
  const specifiers = statement.specifiers as { local: SyntaxNode; imported?: SyntaxNode | null }[];
  return specifiers.map(({ local, imported }) => [local.value, imported?.value ?? local.value]);
}

function declaredBy(statement: SyntaxNode): { name: string; node: unknown }[] {
  if (statement.type === "ExportDeclaration") return declaredBy(statement.declaration as SyntaxNode);
  if (statement.type === "VariableDeclaration")
    return (statement.declarations as { id: unknown; init: unknown }[]).flatMap(({ id, init }) =>
      [...describe(id).references].map((name) => ({ name, node: init })),
    );
  const { identifier } = statement as { identifier?: SyntaxNode };
  return identifier ? [{ name: identifier.value, node: statement }] : [];
}

function describe(part: unknown): Declaration {
  const references = new Set<string>();
  const errors = new Set<string>();
  visit(part, (node) => {
    if (node.type === "Identifier") references.add(node.value);
    if (!isCallOf(node, (callee) => callee.endsWith("Error"))) return;
    const [code] = argumentsOf(node);
    errors.add(`${(node.callee as SyntaxNode).value} ${code?.type === "StringLiteral" ? code.value : COMPUTED}`);
  });
  return { references, errors };
}

/** The entries of a `defineBusinessErrors({ CODE: { ja: () => "…", en: () => "…" } })`, with their English sentences. */
function catalogueIn(node: unknown, file: string): [string, string][] {
  if (!isCallOf(node as SyntaxNode, (callee) => callee === "defineBusinessErrors")) return [];
  return propertiesOf(argumentsOf(node as SyntaxNode)[0]).map(([code, entry]) => {
    const { en } = Object.fromEntries(propertiesOf(entry)) as { en?: SyntaxNode };
    const sentence = sentenceOf(en?.body as SyntaxNode | undefined);
    if (sentence === undefined) throw new Error(`${code} in ${file} is not written like the other errors`);
    return [code, sentence];
  });
}

/** The sentence of a literal, with … in the places of a template. */
function sentenceOf(body: SyntaxNode | undefined): string | undefined {
  if (body?.type === "StringLiteral") return body.value;
  const parts = body?.type === "TemplateLiteral" ? (body.quasis as { cooked: string }[]) : undefined;
  return parts?.map(({ cooked }) => cooked).join("…");
}

function propertiesOf(node: SyntaxNode | undefined): [string, SyntaxNode][] {
  const properties = (node?.properties ?? []) as { key?: SyntaxNode; value?: SyntaxNode }[];
  return properties.flatMap(({ key, value }) => (key && value ? [[key.value, value] as [string, SyntaxNode]] : []));
}

function isCallOf(node: SyntaxNode | null | undefined, isCallee: (name: string) => boolean): node is SyntaxNode {
  const { type, value } = (node?.type === "CallExpression" ? node.callee : {}) as SyntaxNode;
  return type === "Identifier" && isCallee(value);
}

const argumentsOf = (call: SyntaxNode): SyntaxNode[] =>
  (call.arguments as { expression: SyntaxNode }[]).map(({ expression }) => expression);

/** Types name declarations, but run none of them. */
const TYPES: ReadonlySet<string> = new Set([
  "typeAnnotation",
  "typeParams",
  "typeParameters",
  "typeArguments",
  "returnType",
]);

function visit(part: unknown, see: (node: SyntaxNode) => void): void {
  if (typeof part !== "object" || part === null) return;
  if (typeof (part as SyntaxNode).type === "string") see(part as SyntaxNode);
  for (const [name, inner] of Object.entries(part)) if (!TYPES.has(name)) visit(inner, see);
}
