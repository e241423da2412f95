import { city } from "@aiwork/city/city";
import { national } from "@aiwork/national/national";
import { requireTemplate } from "./party-template";

/** Makes every template before a whole test run, so that no test waits for the loading of a data set. */
export async function createAllTemplates(adminUrl: string): Promise<void> {
  await Promise.all(
    [city, national].map(async (party) => {
      for (const dataSet of ["seed", "demo"]) await requireTemplate(adminUrl, party, dataSet);
    }),
  );
}
