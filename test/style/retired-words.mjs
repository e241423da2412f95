import { files, textOf } from "./sources.mjs";

/** Words that the code once used for what the field has a word for; docs/domain.md's glossary has the terms. */
const RETIRED = {
  blame: "classify failure",
  counter: "service point",
  counters: "service points",
  desk: "caller's database",
  duties: "roles",
  duty: "role",
  gate: "authorize",
  gates: "authorize",
  misfit: "mismatch",
  misfits: "mismatches",
  overhear: "watch for leaks",
  overheard: "process output",
  paper: "joint document",
  papers: "joint documents",
  patience: "timeout",
  plumbing: "platform",
  rehearsal: "test kit",
  road: "request signing",
  roads: "request signing",
  verdict: "decision",
  verdicts: "decisions",
  witness: "checkpoint",
  witnesses: "checkpoints",
};
/** Retired as names alone: in a sentence they are plain English. */
const RETIRED_AS_NAMES = { asked: "the thing that was asked for", told: "the thing that was given" };
/** Where a retired word is somebody else's term: the article's name, the statutory ground, Prometheus' counters. */
const TERMS =
  /joint[-_ ]?counter|(lawful|statutory)[-_ ]dut(y|ies)|gateway|\b(prometheus|prom-client)\b.*|\bcounters?\b(?=.*prom)/gi;
const PROMETHEUS = /\bCounter\b|from "prom-client"/;
const COMMENTS_AND_STRINGS = /\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;
const CHECKED = /\.(ts|[mc]?js|sql|graphql|json|md)$/;
/** What is composed or installed, and what tells of earlier names. */
const EXCEPT =
  /^(schema\/(supergraph|api)\.graphql|test\/style\/|package-lock\.json|CHANGELOG\.md|docs\/decisions\/0010-names\.md)/;
/** It names the retired words beside those that took their place. */
const GLOSSARY = /^## Glossary$[\s\S]*/m;

/** Retired words, each with its file and what to write instead. */
export function findRetiredWords() {
  return files
    .filter((file) => CHECKED.test(file) && !EXCEPT.test(file))
    .flatMap((file) => {
      const text = textOf(file);
      const isMetrics = PROMETHEUS.test(text);
      // A file's name is read too.
      const bare = `${file}\n${file.endsWith(".md") ? text.replace(GLOSSARY, "") : text}`.replace(TERMS, "");
      const inText = wordsOf(bare).filter(
        (word) => Object.hasOwn(RETIRED, word) && !(isMetrics && word.startsWith("counter")),
      );
      const inNames = file.endsWith(".ts")
        ? wordsOf(text.replace(TERMS, "").replace(COMMENTS_AND_STRINGS, "")).filter((word) =>
            Object.hasOwn(RETIRED_AS_NAMES, word),
          )
        : [];
      return [...new Set([...inText, ...inNames])].map((word) => ({
        file,
        word,
        instead: RETIRED[word] ?? RETIRED_AS_NAMES[word],
      }));
    });
}

/** The words of a text, those within names too: `openRoad` has `open` and `road`. */
function wordsOf(text) {
  return (text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => word.toLowerCase());
}
