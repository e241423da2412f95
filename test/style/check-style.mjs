// The mechanical part of the style: what a reader would stumble over, printed as `file fault`.
import { findCircles } from "./circles.mjs";
import { findBrokenReferences } from "./documents.mjs";
import { findSharedNames } from "./exported-names.mjs";
import { figures } from "./figures.mjs";
import { findAmbiguousQuantifiers } from "./quantifiers.mjs";
import { findRetiredWords } from "./retired-words.mjs";
import { code, files, production, textOf } from "./sources.mjs";

const MAX_LINES = 200;
const PARTY = /^(services|schema)\/(city|national)\//;
const TAGGED = /^(services\/\w+|schema\/\w+|gateway|deploy\/(demo|postgres)|test\/kit)\/package\.json$/;

const rules = [
  {
    says: `is longer than ${MAX_LINES} lines: a file is one thing and what only it needs`,
    of: code,
    breaks: (_, text) => text.split("\n").length > MAX_LINES + 1,
  },
  {
    says: "is a barrel: import from where it is declared",
    of: files,
    breaks: (file) => /(^|\/)index\.[cm]?[jt]sx?$/i.test(file),
  },
  {
    says: "is a drawer: name it after what it does",
    of: files,
    breaks: (file) => /(^|[/.-])(utils?|helpers?|common|shared|misc)(\/|(\.\w+)?\.[cm]?[jt]sx?$)/i.test(file),
  },
  {
    says: "is of a kind that the other checks do not read: write a .ts file",
    of: files,
    breaks: (file) => /\.([cm]ts|[jt]sx)$|^(services|gateway|schema)\/(.+\/)?src\/.*\.[cm]?js$/.test(file),
  },
  {
    says: "skips a test or runs one alone",
    of: code,
    breaks: (_, text) =>
      /\b(it|test|describe)(\.\w+)*(\.|\[["'`])(skip|only|todo|failing)\b["'`\]]*[(.]|\b([xf](it|describe)|xtest)\b(\.\w+)*\(/.test(
        text,
      ),
  },
  {
    says: "leaves work behind in a comment",
    of: [...code, ...files.filter((file) => /\.(sql|graphql)$/.test(file))],
    breaks: (_, text) => /\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b/.test(text),
  },
  { says: "silences the compiler", of: code, breaks: (_, text) => /@ts-(ignore|nocheck)|\bas [a]ny\b/.test(text) },
  {
    says: "exports under another name, as default or in a namespace: export a declaration, where it is declared",
    of: production,
    breaks: (_, text) => /^[ \t]*export\s*(type\s*)?(\{|\*|default\b|namespace\b|import\b|=)/m.test(text),
  },
  {
    says: "is production code that imports the test kit, the demonstration population or the embedded server",
    of: production,
    breaks: (_, text) => /["'`]@aiwork\/(kit|demo|postgres)\//.test(text),
  },
  {
    says: "reaches into the other party's code or the gateway's",
    of: code.filter((file) => PARTY.test(file)),
    breaks: (file, text) => {
      const [, , party] = PARTY.exec(file);
      const foreign = `(${party === "city" ? "national" : "city"}|gateway)`;
      return new RegExp(`["'\`](@aiwork/(schema-)?${foreign}|(\\.\\./)+(services/|schema/)?${foreign})[/"'\`]`).test(
        text,
      );
    },
  },
  {
    says: "keeps a check of imports between packages from looking",
    of: code,
    breaks: (_, text) => /@boundaries[-]ignore/.test(text),
  },
  {
    says: "has no tag in a turbo.json beside it, by which its imports are judged",
    of: files.filter((file) => TAGGED.test(file)),
    breaks: (file) => !/"tags": \["\w+"\]/.test(textIfThere(file.replace("package.json", "turbo.json"))),
  },
  {
    says: "is a migration without a time that there is (yyyymmddhhmmss), or without a way back",
    of: files.filter((file) => /\/migrations\//.test(file)),
    breaks: (file, text) =>
      !isTime(/\/(\d{14})-[a-z-]+\.sql$/.exec(file)?.[1]) || !/^-- up\n[\s\S]+\n-- down\n[\s\S]+$/.test(text),
  },
  {
    says: "declares a version of its own: pins stand in the root's package.json",
    of: files.filter((file) => /[^/]\/package\.json$/.test(file) && !file.startsWith("test/load/peers/")),
    breaks: (_, text) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(text);
      return Object.values({ ...dependencies, ...devDependencies }).some((version) => version !== "*");
    },
  },
];

function textIfThere(file) {
  return files.includes(file) ? textOf(file) : "";
}

/** Whether 14 digits are a time in UTC: the hour 30 would be run among those of the next day. */
function isTime(digits) {
  if (digits === undefined) return false;
  const text = digits.replace(/(....)(..)(..)(..)(..)(..)/, "$1-$2-$3T$4:$5:$6.000Z");
  return !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
}

const inFiles = rules.flatMap(({ says, of, breaks }) =>
  of.filter((file) => breaks(file, textOf(file))).map((file) => `${file} ${says}`),
);
const acrossFiles = [
  ...findCircles().map((folders) => `${folders.join(", ")} import each other: let one direction remain`),
  ...findSharedNames().map(([name, declared]) => `${declared.join(", ")} export the same name ${name}`),
  ...findBrokenReferences(),
  ...findAmbiguousQuantifiers().map(
    ({ file, expression, attack }) =>
      `${file} has ${expression}, whose time grows faster than a text of many "${attack}"`,
  ),
  ...findRetiredWords().map(({ file, word, instead }) => `${file} says ${word}: write ${instead}`),
];
const faults = [...inFiles, ...acrossFiles];
for (const fault of faults) console.error(fault);
if (process.argv.includes("--figures")) console.log(JSON.stringify(figures(), null, 2));
console.log(`${files.length} files read, ${faults.length} faults of style`);
process.exit(faults.length === 0 ? 0 : 1);
