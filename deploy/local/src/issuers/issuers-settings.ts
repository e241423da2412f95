import { serverSettings } from "@aiwork/runtime/configuration/settings";
import { z } from "zod";

/** The settings of the process of the development issuers. */
export const issuersSettings = z.object({
  HOST: serverSettings.HOST,
  PORT: serverSettings.PORT,
  LOG_LEVEL: serverSettings.LOG_LEVEL,
  ISSUERS_DIRECTORY: z.string("give the directory that keeps their keys and the secret of their client"),
  // guard: production-does-not-start-development-issuers
  NODE_ENV: z
    .string()
    .refine(
      (env) => env !== "production",
      "these issuers give any role for the asking, for trial runs: name the parties' own in ISSUERS_PATH",
    )
    .optional(),
});

export type IssuersSettings = z.output<typeof issuersSettings>;
