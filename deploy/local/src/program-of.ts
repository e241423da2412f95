/** The compiled program of a process of ours, by its name. */
export function programOf(name: string): string {
  return require.resolve(name === "issuers" ? "./issuers/main" : `@aiwork/${name}/main`);
}
