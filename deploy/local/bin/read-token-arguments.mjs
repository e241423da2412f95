import { parseArgs } from "node:util";

export const USAGE = `npm run --silent token -- --role ROLE [--service-point ID]... [--department CODE]... [--seeker ID] [--name NAME]

  --role ROLE         such as city.counselor, national.order_officer, seeker or reporting; an unknown one lists all
  --service-point ID  a service point of the member of staff, as often as needed; without it a counselor is at every
                      point, and other staff at none
  --department CODE   a department of a program officer, as often as needed; without it the officer is of every one
  --seeker ID         the person of the token; required for the role seeker
  --name NAME         the name of a member of staff or an auditor

The token alone is on standard output, and is valid for an hour. The system must run; environment: AIWORK_DATA_DIR.`;

/** The options, and the issuer's names for them. */
const PARAMETERS = {
  role: "role",
  "service-point": "service_point",
  department: "department",
  seeker: "seeker",
  name: "name",
};
const REPEATED = ["service_point", "department"];
const OPTIONS = Object.fromEntries(Object.keys(PARAMETERS).map((name) => [name, { type: "string" }]));

/** The token request as form fields, or "help". @throws Error with a sentence */
export function readTokenArguments(args) {
  const { tokens } = parseArgs({ args, options: OPTIONS, strict: false, tokens: true });
  if (tokens.some(({ kind, name }) => kind === "option" && name === "help")) return "help";
  const form = [];
  for (const token of tokens) {
    if (token.kind === "positional") throw new Error(`${token.value}: unexpected argument: leave it out.`);
    if (token.kind === "option") form.push(readOption(token));
  }
  const given = form.map(([parameter]) => parameter);
  for (const [name, parameter] of Object.entries(PARAMETERS))
    if (!REPEATED.includes(parameter) && given.indexOf(parameter) !== given.lastIndexOf(parameter))
      throw new Error(`--${name}: give it once.`);
  if (!given.includes("role")) throw new Error("--role: give the role that the token is for, such as city.counselor.");
  return form;
}

function readOption({ name, rawName, value }) {
  if (!Object.hasOwn(PARAMETERS, name)) {
    const known = Object.keys(PARAMETERS).map((option) => `--${option}`);
    throw new Error(`${rawName}: there is no such option: give ${known.join(", ")}, or --help.`);
  }
  if (!value || value.startsWith("--")) throw new Error(`--${name}: give it with a value.`);
  return [PARAMETERS[name], value];
}
