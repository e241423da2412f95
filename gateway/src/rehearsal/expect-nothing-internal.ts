/** Expects that a response shows no internals: no address, SQL, stack, HTML page or library message. */
export function expectNothingInternal(answer: string, ...urls: string[]): void {
  const text = answer.replaceAll(/"traceId":"[0-9a-f]{32}"/g, "");
  for (const { port } of urls.map((url) => new URL(url))) expect(text).not.toContain(port);
  for (const word of ["127.0.0.1", "localhost", "://", "10.1.2.3", "5432", "<html", "stacktrace", "serviceName"])
    expect(text).not.toContain(word);
  expect(text).not.toMatch(/select |\bat [\w.]+ \(|ECONN|UND_ERR|node_modules|\.js:|fetch|valueCompletion/i);
}
