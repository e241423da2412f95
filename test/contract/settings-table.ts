import { readFileSync } from "node:fs";
import { join } from "node:path";
import { city } from "@aiwork/city/city";
import { gatewaySettings } from "@aiwork/gateway/serve/gateway-settings";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { recordsEnvironment } from "@aiwork/local/find-records";
import { issuersSettings } from "@aiwork/local/issuers/serve-issuers";
import { anchorsEnvironment } from "@aiwork/local/read-anchors";
import { starterEnvironment } from "@aiwork/local/starter-settings";
import { national } from "@aiwork/national/national";
import type { Party } from "@aiwork/subgraph/serve/party";
import { subgraphSettings } from "@aiwork/subgraph/serve/subgraph-settings";
import { z } from "zod";

const OPERATIONS_GUIDE = join(REPOSITORY_ROOT, "docs/operations.md");
const [START, END] = ["<!-- settings:start -->", "<!-- settings:end -->"];

const settingsOf = ({ databaseVariable, dataSets }: Party) =>
  subgraphSettings(databaseVariable, Object.keys(dataSets) as [string]);

/** Every process and command that reads settings, in the order of the table. */
const SCHEMAS: readonly (readonly [string, z.ZodType])[] = [
  ["gateway", gatewaySettings],
  ["city", settingsOf(city)],
  ["national", settingsOf(national)],
  ["development issuers", issuersSettings],
  ["`npm start`", starterEnvironment],
  ["`access:verify`, `disclosure`", recordsEnvironment],
  ["`access:verify`", anchorsEnvironment.omit({ AIWORK_DATA_DIR: true })],
];

/** What a schema says of a setting: `shown` replaces a default that depends on something or cannot be printed. */
interface SettingDescription {
  description?: string;
  secret?: boolean;
  default?: unknown;
  shown?: string;
}

/** @throws Error naming the settings whose schema does not say what they mean */
export function writeSettingsTable(): string {
  const processes = new Map<string, string[]>();
  const undescribed: string[] = [];
  for (const [process, schema] of SCHEMAS) {
    const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    for (const [name, setting] of Object.entries(properties as Record<string, SettingDescription>)) {
      if (!setting.description) undescribed.push(`${name} of ${process}`);
      const secret = setting.secret ? "yes" : "";
      const row = [setting.description, defaultOf(setting, required.includes(name)), secret].join(" | ");
      const key = `${name}\n${row}`;
      processes.set(key, [...(processes.get(key) ?? []), process]);
    }
  }
  if (undescribed.length > 0) throw new Error(`Say what these settings mean: ${undescribed.join(", ")}`);
  const rows = [...processes]
    .toSorted(([one], [other]) => nameIn(one).localeCompare(nameIn(other), "en"))
    .map(([key, read]) => key.replace("\n", `\` | ${read.join(", ")} | `));
  return [
    "| Setting | Read by | Meaning | Default | Secret |",
    "|---|---|---|---|---|",
    ...rows.map((row) => `| \`${row} |`),
  ].join("\n");
}

const nameIn = (key: string) => key.slice(0, key.indexOf("\n"));

function defaultOf(setting: SettingDescription, isRequired: boolean): string {
  if (setting.shown) return setting.shown;
  if (setting.default !== undefined) return `\`${setting.default}\``;
  return isRequired ? "must be given" : "none";
}

/** The guide to operations as it is, and with today's table between its marks. */
export function settingsGuide(): { path: string; written: string; current: string } {
  const written = readFileSync(OPERATIONS_GUIDE, "utf8");
  const [before, rest] = written.split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${OPERATIONS_GUIDE} has lost its marks ${START} and ${END}`);
  return {
    path: OPERATIONS_GUIDE,
    written,
    current: `${before}${START}\n${writeSettingsTable()}\n${END}${after}`,
  };
}
