import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { code, files, textOf } from "./sources.mjs";

const DOCUMENTS = files.filter((file) => /^(README\.md|docs\/.+\.md|\.github\/.+\.md)$/.test(file));
/** The names table tells of what is no longer there, and the guides of files that their reader will write. */
const TELLS_OF_OTHERS = /^docs\/(decisions\/0010-names|guides\/add-.+)\.md$/;
const PATH = /(?<![\w/.@-])(?:services|schema|gateway|deploy|test|docs)\/[\w./-]+\w/g;
const LINK = /\]\(([^)#\s]*)(?:#([^)]*))?\)/g;
const SCRIPT = /npm run (?:--silent )?([\w:-]+)/g;
const CITED = /\b[a-z][a-z-]+\.md\b/g;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*|^--.*/gm;

/** Paths, links, commands and cited documents that are not there, each as `file fault`. */
export function findBrokenReferences() {
  const { scripts } = JSON.parse(textOf("package.json"));
  const names = new Set(DOCUMENTS.map((file) => file.split("/").at(-1)));
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
      matches(matches(textOf(file), COMMENT).join("\n"), CITED)
        .filter((name) => !names.has(name))
        .map((name) => `${file} cites ${name}, which is not in docs/`),
    ),
  ];
}

const matches = (text, pattern) => [...new Set(text.match(pattern) ?? [])];
const isThere = (path) => existsSync(path) || files.some((file) => file.startsWith(`${path}/`)) || isBuilt(path);
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
