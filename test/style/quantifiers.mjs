import { parseSync } from "@swc/core";
import { analyse } from "scslre";
import { code, textOf } from "./sources.mjs";

/** Regular expressions with a quantifier that is ambiguous: their time grows faster than the text. */
export function findAmbiguousQuantifiers() {
  return code
    .filter((file) => /\/[^/*\s]|RegExp/.test(textOf(file)))
    .flatMap((file) =>
      expressionsOf(textOf(file)).flatMap(({ pattern, flags }) =>
        analyse({ source: pattern, flags }).reports.map(({ character }) => ({
          ...{ file, expression: `/${pattern}/${flags}`, attack: character.pick },
        })),
      ),
    );
}

/** The regular expressions that are written in a file, also as a text that is given to RegExp. */
function expressionsOf(text) {
  const found = [];
  const visit = (node) => {
    if (typeof node !== "object" || node === null) return;
    if (node.type === "RegExpLiteral") found.push({ pattern: node.pattern, flags: node.flags });
    if (node.callee?.value === "RegExp") found.push(...givenTo(node.arguments ?? []));
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseSync(text, { syntax: "typescript", decorators: true, target: "es2022" }).body);
  return found;
}

function givenTo(given) {
  const [pattern, flags = ""] = given.map(({ expression }) => textIn(expression));
  return pattern === undefined ? [] : [{ pattern, flags }];
}

function textIn({ type, value, quasis = [] }) {
  if (type === "StringLiteral") return value;
  return quasis.length === 1 ? quasis[0].cooked : undefined;
}
