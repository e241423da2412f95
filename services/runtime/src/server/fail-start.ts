/** errno EADDRINUSE, by which a starter knows to try another port. */
const PORT_TAKEN = 98;

const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: "its port is taken: set PORT to another one, or to 0",
  EACCES: "its port is not allowed to this user: set PORT to another one",
  EADDRNOTAVAIL: "HOST is not of this machine: correct it",
  ENOTFOUND: "HOST is not known: correct it",
};

/** A fault at start is one sentence on standard error, and an exit code that is not 0. */
export function failStart(name: string, error: unknown): void {
  const { code = "", message = "it could not start" } = error as { code?: string; message?: string };
  process.exitCode = code === "EADDRINUSE" ? PORT_TAKEN : 1;
  process.stderr.write(`${name}: ${sentences[code] ?? message}\n`, () => process.exit());
}
