/** The path of a process's compiled program, by its name. */
export function programOf(name: string): string {
  return require.resolve(name === "issuers" ? "./issuers/main" : `@aiwork/${name}/main`);
}
