// The mechanical part of the style: what a reader would stumble over, told as file: fault.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const MOST_LINES = 200;
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && existsSync(file));
const code = files.filter((file) => /\.(c|m)?[jt]sx?$/.test(file));

const rules = [
  {
    says: `is longer than ${MOST_LINES} lines: a file is one sentence`,
    of: code,
    breaks: (_, text) => text.split("\n").length > MOST_LINES + 1,
  },
  {
    says: "is a barrel: import from where it is declared",
    of: files,
    breaks: (file) => /(^|\/)index\.[jt]sx?$/.test(file),
  },
  {
    says: "is a drawer: name it after what it does",
    of: files,
    breaks: (file) => /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.[jt]sx?$)/.test(file),
  },
  {
    says: "skips a test or runs one alone",
    of: code,
    breaks: (_, text) => /\b(it|test|describe)\.(skip|only|todo)\(/.test(text),
  },
  { says: "leaves work behind in a comment", of: code, breaks: (_, text) => /\b(TO[D]O|FIX[M]E|XX[X])\b/.test(text) },
  { says: "silences the compiler", of: code, breaks: (_, text) => /@ts-(ignore|nocheck)|\bas [a]ny\b/.test(text) },
  {
    says: "is a migration without a date, or without a way back",
    of: files.filter((file) => /\/migrations\//.test(file)),
    breaks: (file, text) => !/\/\d{14}-[a-z-]+\.sql$/.test(file) || !/^-- up\n[\s\S]+\n-- down\n[\s\S]+$/.test(text),
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

const faults = rules.flatMap(({ says, of, breaks }) =>
  of.filter((file) => breaks(file, readFileSync(file, "utf8"))).map((file) => `${file} ${says}`),
);
for (const fault of faults) console.error(fault);
console.log(`${files.length} files read, ${faults.length} faults of style`);
process.exit(faults.length === 0 ? 0 : 1);
