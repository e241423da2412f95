import { randomBytes } from "node:crypto";
import { city } from "@aiwork/city/city";
import { settleAll } from "@aiwork/local/started-parts";
import { national } from "@aiwork/national/national";
import { loginNames } from "@aiwork/subgraph/database/caller-databases";
import type { Party } from "@aiwork/subgraph/serve/party";
import { cloneDatabase, dropDatabase } from "./clone-database";
import { databaseUrlOf, requireTemplate, TEMPLATE_OWNER, TEMPLATE_PASSWORD } from "./party-template";

/** Clones both parties' filled databases on the server of the test run, which is many times faster than filling new ones. */
export async function cloneParties(adminUrl: string, dataSet: string) {
  const run = randomBytes(6).toString("hex");
  const nameOf = (party: Party) => `system_${party.name}_${run}`;
  const clone = async (party: Party) => {
    const template = await requireTemplate(adminUrl, party, dataSet);
    const logins = loginNames(party.access.party);
    await cloneDatabase(adminUrl, { template, database: nameOf(party), owner: TEMPLATE_OWNER, logins });
    return databaseUrlOf(adminUrl, nameOf(party));
  };
  const [ofCity, ofNational] = await settleAll([clone(city), clone(national)]);
  return {
    city: ofCity,
    national: ofNational,
    loginPasswords: { city: TEMPLATE_PASSWORD, national: TEMPLATE_PASSWORD },
    serverPid: undefined,
    stop: async () => {
      for (const party of [city, national]) await dropDatabase(adminUrl, nameOf(party));
    },
  };
}
