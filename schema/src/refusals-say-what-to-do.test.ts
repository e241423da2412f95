import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCodes } from "@aiwork/server/errors/error-codes";
import { CONTRACT_FOLDER } from "./read-contract";

const ROOT = join(CONTRACT_FOLDER, "..");
/** Everything that refuses: the gateway, the services, and the commands of an installation. */
const FOLDERS = ["gateway/src", "services", "deploy/local/src"];

/** What an instruction begins with. */
const VERBS = new Set(
  (
    "accept approve ask book cancel check choose cite close correct draft end enter give go hand have keep leave make move " +
    "name nest open read recall receive record remove renew reopen report say send sign start take try undo use void wait"
  ).split(" "),
);
/** What may stand before the verb: a condition, or the word that puts one act before another. */
const BEFORE_VERB = /^(?:(?:after|as|for|if|once|to|when|where) [^,]+, )?(?:first |then |and )?/;
/** Where nothing leads on because nothing is left to do. */
const NOTHING_NEEDED = /\bnothing more is needed\b/;
const JAPANESE = /ください|要りません/;

/** Sentences without an instruction of their own, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  ILLEGAL_TRANSITION: "its last sentence names the states that lead on, by the record's state machine",
  PERSISTED_QUERY_NOT_SUPPORTED: "the text is the protocol's own",
};

interface PublicSentence {
  readonly code: string;
  readonly language: string;
  readonly text: string;
}

const ENTRY = /^( {2}(?: {2})?)([A-Z][A-Z_]+): \{\n([\s\S]*?)^\1\},\n/gm;
const LANGUAGE = /^ +(ja|en): (\([\s\S]*?)(?=^ +(?:ja|en): \(|$(?![\s\S]))/gm;
/** A text or a template, whose inner texts belong to it. */
const LITERAL = /"((?:[^"\\]|\\.)+)"|`((?:[^`\\$]|\\.|\$\{(?:[^`}]|`[^`]*`)*\})+)`/g;
const ARGUMENT = /\$\{(?:[^`}]|`[^`]*`)*\}/g;

/** The sentences of the catalogues, which are all written in one form; … stands for an argument. */
function sentencesIn(source: string): PublicSentence[] {
  return [...source.matchAll(ENTRY)].flatMap(([, , code = "", entry = ""]) =>
    [...entry.matchAll(LANGUAGE)].flatMap(([, language = "", body = ""]) =>
      [...body.matchAll(LITERAL)].map(([, text, template]) => ({
        code,
        language,
        text: (text ?? template ?? "").replace(ARGUMENT, "…"),
      })),
    ),
  );
}

function allSentences(): PublicSentence[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) => join(ROOT, folder, file)),
  );
  const sources = files
    .filter((file) => /\/src\/.*\.ts$/.test(file) && !/\.test\.ts$|\/(?:node_modules|dist|generated)\//.test(file))
    .map((file) => readFileSync(file, "utf8"))
    .filter((source) => / = define(?:Business)?Errors\(/.test(source));
  const general = Object.entries(errorCodes).flatMap(([code, { ja, en }]) => [
    { code, language: "ja", text: ja },
    { code, language: "en", text: en },
  ]);
  return [...sources.flatMap(sentencesIn), ...general];
}

function saysWhatToDo({ language, text }: Omit<PublicSentence, "code">): boolean {
  if (language === "ja") return JAPANESE.test(text);
  const clauses = text.toLowerCase().split(/[.;:]\s+/);
  const verbs = clauses.map((clause) => /^[a-z]+(?= )/.exec(clause.replace(BEFORE_VERB, ""))?.[0] ?? "");
  return verbs.some((verb) => VERBS.has(verb)) || NOTHING_NEEDED.test(text);
}

describe("a refusal", () => {
  const sentences = allSentences();

  it("is read from all catalogues, in both languages", () => {
    const codes = (wanted: string) => sentences.filter(({ language }) => language === wanted).map(({ code }) => code);
    expect(codes("en").length).toBeGreaterThan(300);
    expect(codes("ja")).toEqual(codes("en"));
  });

  it("says what to do", () => {
    const silent = sentences.filter((sentence) => !(sentence.code in EXCEPTIONS) && !saysWhatToDo(sentence));
    expect(silent).toEqual([]);
  });

  it("is an exception only where there is one to make", () => {
    const silent = new Set(sentences.filter((sentence) => !saysWhatToDo(sentence)).map(({ code }) => code));
    expect(Object.keys(EXCEPTIONS).filter((code) => !silent.has(code))).toEqual([]);
  });

  it.each([
    ["The month has been closed already.", false],
    ["The day of the hire is before the referral.", false],
    ["A name is given by the order.", false],
    ["Months are closed in order. Close … first.", true],
    ["The store is away; try again later.", true],
    ["If it is the same person, use that file.", true],
    ["This opening has been reviewed already: nothing more is needed.", true],
  ])("is judged by its sentence: %s", (text, expected) =>
    expect(saysWhatToDo({ language: "en", text })).toBe(expected),
  );
});
