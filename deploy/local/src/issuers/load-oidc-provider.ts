/** Loads oidc-provider without its console warning about the Node.js version, on which it runs. */
export async function loadOidcProvider(): Promise<typeof import("oidc-provider")> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await import("oidc-provider");
  } finally {
    console.warn = warn;
  }
}
