/** errno EADDRINUSE, by which a starter knows to try another port. */
const PORT_TAKEN = 98;

/** A fault at start is one sentence on standard error, and an exit code that is not 0. */
export function failStart(name: string, error: unknown): never {
  const taken = (error as { code?: unknown }).code === "EADDRINUSE";
  const sentence = error instanceof Error ? error.message : "it could not start";
  process.stderr.write(`${name}: ${taken ? "its port is taken: set PORT to another one, or to 0" : sentence}\n`);
  process.exit(taken ? PORT_TAKEN : 1);
}
