import { readFileSync } from "node:fs";

interface Answer {
  token_endpoint: string;
  access_token: string;
  error?: string;
  error_description?: string;
  errors?: { message: string; extensions: { code: string } }[];
  data: Record<string, { rows: object[] }>;
}

/** @throws Error with the code and the sentence of a refusal */
async function send(url: string, request: RequestInit = {}): Promise<Answer> {
  const answer = (await (await fetch(url, request)).json()) as Answer;
  if (answer.error) throw new Error(`${answer.error}: ${answer.error_description}`);
  for (const { extensions, message } of answer.errors ?? []) throw new Error(`${extensions.code}: ${message}`);
  return answer;
}

/** The cells of a row by their columns, such as `users.annualTarget`. */
function cellsOf(row: object, above = ""): [column: string, value: unknown][] {
  return Object.entries(row).flatMap(([name, value]) =>
    value !== null && typeof value === "object" ? cellsOf(value, `${above}${name}.`) : [[above + name, value]],
  );
}

async function main(): Promise<void> {
  const { REPORTING_ENDPOINT, REPORTING_ISSUER, REPORTING_CLIENT_ID, REPORTING_CLIENT_SECRET } = process.env;
  const client = Buffer.from(`${REPORTING_CLIENT_ID}:${REPORTING_CLIENT_SECRET}`).toString("base64");
  const { token_endpoint } = await send(`${REPORTING_ISSUER}/.well-known/openid-configuration`);
  const grant = new URLSearchParams({ grant_type: "client_credentials" });
  const asClient = { method: "POST", headers: { authorization: `Basic ${client}` }, body: grant };
  const { access_token } = await send(token_endpoint, asClient);
  const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
  const body = JSON.stringify({ query: readFileSync("report.graphql", "utf8") });
  const { data } = await send(`${REPORTING_ENDPOINT}`, { method: "POST", headers, body });
  for (const { rows } of Object.values(data)) {
    const table = rows.map((row) => cellsOf(row));
    console.log((table[0] ?? []).map(([column]) => column).join(","));
    console.log(`${table.map((cells) => cells.map(([, value]) => value ?? "").join(",")).join("\n")}\n`);
  }
}

main().catch(({ message }: Error) => {
  console.error(message);
  process.exitCode = 1;
});
