import { Refusal } from "../refusal/refusal";

const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: "its port is taken: set PORT to another one, or to 0",
  EACCES: "its port is not allowed to this user: set PORT to another one",
  EADDRNOTAVAIL: "HOST is not of this machine: correct it",
  ENOTFOUND: "HOST is not known: correct it",
};

/** A fault at start is one sentence on standard error, a refusal its code and its sentence in both languages, and exit code 1. */
export function failStart(name: string, error: unknown): void {
  process.exitCode = 1;
  const { refusal = "" } = error instanceof Refusal ? error.names : {};
  const told =
    error instanceof Refusal
      ? [error.sentences.ja, error.sentences.en].map((sentence) => `${refusal}: ${sentence}`)
      : [sentenceFor(error)];
  process.stderr.write(told.map((line) => `${name}: ${line}\n`).join(""), () => process.exit());
}

/** PostgreSQL's own sentences may quote a value: only their code is told. */
function sentenceFor(error: unknown): string {
  const {
    code = "",
    message = "it could not start",
    driverError,
  } = error as Partial<Record<"code" | "message", string>> & { driverError?: { code?: string } };
  if (driverError) return `PostgreSQL refused a statement (${driverError.code ?? "without a code"}); see its log`;
  return sentences[code] ?? message;
}
