/** The same as in src/issuers/development-issuers.ts. */
const CLIENT_ID = "aiwork-development";
/** Keeps the whole command within 3 s. */
const TIMEOUT_MS = 2_500;

/** Requests a token from the issuer of this role. @throws Error with a sentence */
export async function askForToken({ issuers, clientSecret }, form) {
  const [, role] = form.find(([parameter]) => parameter === "role");
  const issuer = issuers.find(({ roles }) => roles.includes(role))?.issuer;
  if (!issuer) throw new Error(`--role: give one of ${issuers.flatMap(({ roles }) => roles).join(", ")}.`);
  const credentials = Buffer.from(`${CLIENT_ID}:${clientSecret}`).toString("base64");
  const answer = await post(issuer, credentials, form).catch(() => {
    throw new Error(`The issuer ${issuer} does not answer: stop the system, and start it again.`);
  });
  if (answer.access_token) return answer.access_token;
  throw new Error(answer.error_description ?? `The issuer ${issuer} gives no token: ${answer.error}.`);
}

async function post(issuer, credentials, form) {
  const response = await fetch(`${issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams([["grant_type", "client_credentials"], ...form]),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return response.json();
}
