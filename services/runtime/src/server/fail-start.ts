const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: "its port is taken: set PORT to another one, or to 0",
  EACCES: "its port is not allowed to this user: set PORT to another one",
  EADDRNOTAVAIL: "HOST is not of this machine: correct it",
  ENOTFOUND: "HOST is not known: correct it",
};

/** A fault at start is one sentence on standard error, and exit code 1. */
export function failStart(name: string, error: unknown): void {
  process.exitCode = 1;
  process.stderr.write(`${name}: ${sentenceFor(error)}\n`, () => process.exit());
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
