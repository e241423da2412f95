import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { code, files, textOf } from "./sources.mjs";

const DOCUMENTS = files.filter((file) => file.endsWith(".md") && file !== "CHANGELOG.md");
/** The names table tells of what is no longer there. */
const TELLS_OF_OTHERS = /^docs\/decisions\/0010-names\.md$/;
const PATH = /(?<![\w/.@-])(?:services|schema|gateway|deploy|test|docs)\/[\w./-]+\w/g;
const LINK = /\]\(([^)#\s]*)(?:#([^)\s]*))?(?:\s+"[^"]*")?\)/g;
const SCRIPT = /npm run (?:--silent )?([\w:-]+)/g;
const CITED = /(?<![\w-])[\w-]+\.md\b/g;
/** Of the contract, descriptions count too. */
const COMMENT = {
  sql: /--.*|\/\*[\s\S]*?\*\//g,
  graphql: /"""[\s\S]*?"""|".*"|#.*/g,
  other: /\/\*[\s\S]*?\*\/|\/\/.*/g,
};

/** Paths, links, commands and cited documents that are not there, each as `file fault`. */
export function findBrokenReferences() {
  const { scripts } = JSON.parse(textOf("package.json"));
  const names = new Set([...DOCUMENTS, "CHANGELOG.md"].map((file) => file.split("/").at(-1)));
  return [
    ...DOCUMENTS.flatMap((file) => [
      ...(TELLS_OF_OTHERS.test(file) ? [] : matches(textOf(file), PATH).filter((path) => !isThere(path))).map(
        (path) => `${file} names ${path}, which is not there`,
      ),
      ...[...textOf(file).matchAll(LINK)].flatMap(([, target, anchor]) => faultOfLink(file, target, anchor)),
      ...[...textOf(file).matchAll(SCRIPT)]
        .filter(([, script]) => !Object.hasOwn(scripts, script))
        .map(([, script]) => `${file} names npm run ${script}, which is no script`),
    ]),
    ...[...code, ...files.filter((file) => /\.(sql|graphql)$/.test(file))].flatMap((file) =>
      matches(matches(textOf(file), COMMENT[file.split(".").at(-1)] ?? COMMENT.other).join("\n"), CITED)
        .filter((name) => !names.has(name))
        .map((name) => `${file} cites ${name}, which is not in docs/`),
    ),
  ];
}

const matches = (text, pattern) => [...new Set(text.match(pattern) ?? [])];
/** A guide names a migration that its reader will write. */
const isThere = (path) =>
  existsSync(path) ||
  isBuilt(path) ||
  path.includes("/YYYYMMDDhhmmss-") ||
  files.some((file) => file.startsWith(`${path}/`));
const isBuilt = (path) => /\/(dist|generated)\//.test(path);

function faultOfLink(file, target, anchor) {
  if (/^https?:/.test(target)) return [];
  const path = target === "" ? file : normalize(join(dirname(file), target));
  if (!existsSync(path)) return [`${file} links to ${target}, which is not there`];
  if (anchor === undefined || !path.endsWith(".md")) return [];
  const anchors = [...textOf(path).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading));
  return anchors.includes(anchor) ? [] : [`${file} links to ${target}#${anchor}, a heading that is not there`];
}

/** As GitHub writes it. */
const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- _]/gu, "")
    .trim()
    .replaceAll(" ", "-");
