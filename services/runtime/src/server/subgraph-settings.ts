import { z } from "zod";
import { accessRecordKeySetting } from "../access-record/access-record-key";
import { businessDaySetting, databaseUrl, refuseInProduction, serverSettings } from "../configuration/settings";
import { KEY_FORM, roadKeysSetting } from "../road/road-keys";
import { missingSealSettings, sealSettings } from "../seal/seal-settings";

/** Settings of a subgraph, whose database address stands under its own name (`CITY_DATABASE_URL`). */
export function subgraphSettings(databaseVariable: string, dataSets: readonly [string, ...string[]]) {
  return z
    .object({
      ...serverSettings,
      [databaseVariable]: databaseUrl,
      SUBGRAPH_SIGNING_KEYS: roadKeysSetting,
      LOGIN_PASSWORD: z.string("give the password of the database's logins").min(16, "give at least 16 characters"),
      ACCESS_RECORD_KEY: accessRecordKeySetting,
      ...sealSettings,
      ISSUERS_PATH: z.string("name the file that says whose access tokens are taken"),
      AIWORK_TODAY: businessDaySetting,
      AIWORK_DATA: z.enum(dataSets, `give one of ${dataSets.join(", ")}, or leave it out to load nothing`).optional(),
    })
    .transform((settings, context) => {
      refuseInProduction<typeof settings>(["AIWORK_TODAY", "AIWORK_DATA"])(settings, context as never);
      const isProduction = settings.NODE_ENV === "production";
      if (isProduction && settings.ACCESS_RECORD_KEY === undefined)
        context.addIssue({ code: "custom", path: ["ACCESS_RECORD_KEY"], message: `give ${KEY_FORM}` });
      for (const { name, message } of isProduction ? missingSealSettings(settings) : [])
        context.addIssue({ code: "custom", path: [name], message });
      return { ...settings, databaseUrl: String((settings as Record<string, unknown>)[databaseVariable]) };
    });
}
