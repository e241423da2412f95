import { z } from "zod";
import { businessDaySetting, databaseUrl, refuseInProduction, serverSettings } from "../configuration/settings";
import { roadKeysSetting } from "../road/road-keys";

/** Settings of a subgraph, whose database address stands under its own name (`CITY_DATABASE_URL`). */
export function subgraphSettings(databaseVariable: string, dataSets: readonly [string, ...string[]]) {
  return z
    .object({
      ...serverSettings,
      [databaseVariable]: databaseUrl,
      ROAD_KEYS: roadKeysSetting,
      ISSUERS_PATH: z.string("name the file that says whose access tokens are taken"),
      AIWORK_TODAY: businessDaySetting,
      AIWORK_DATA: z.enum(dataSets, `give one of ${dataSets.join(", ")}, or leave it out to load nothing`).optional(),
    })
    .transform((settings, context) => {
      refuseInProduction<typeof settings>(["AIWORK_TODAY", "AIWORK_DATA"])(settings, context as never);
      return { ...settings, databaseUrl: String((settings as Record<string, unknown>)[databaseVariable]) };
    });
}
