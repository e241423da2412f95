import { Refusal } from "../refusal/refusal";

const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: "its port is taken: set PORT to another one, or to 0",
  EACCES: "this user may not listen on its port: set PORT to another one",
  EADDRNOTAVAIL: "HOST is not an address of this machine: correct it",
  ENOTFOUND: "HOST cannot be resolved: correct it",
};

/** Prints why a process could not start, on standard error, and exits with 1. A refusal is printed in both languages. */
export function failStart(name: string, error: unknown): void {
  process.exitCode = 1;
  const { refusal = "" } = error instanceof Refusal ? error.names : {};
  const lines =
    error instanceof Refusal
      ? [error.sentences.ja, error.sentences.en].map((sentence) => `${refusal}: ${sentence}`)
      : [sentenceFor(error)];
  process.stderr.write(lines.map((line) => `${name}: ${line}\n`).join(""), () => process.exit());
}

/** PostgreSQL's messages may quote a value, so only their code is printed. */
function sentenceFor(error: unknown): string {
  const {
    code = "",
    message = "it could not start",
    driverError,
  } = error as Partial<Record<"code" | "message", string>> & { driverError?: { code?: string } };
  if (driverError) return `PostgreSQL refused a statement (${driverError.code ?? "without a code"}); see its log`;
  return sentences[code] ?? message;
}
