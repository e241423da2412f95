/** A text in the form of a receipt that states this, with a signature by nobody: the database sees the form alone. */
export function receiptText(content: object): string {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString("base64url");
  return `${part({ alg: "ES256" })}.${part(content)}.${"A".repeat(86)}`;
}
