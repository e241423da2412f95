import { QueryFailedError } from "typeorm";
import { connectDatabase } from "../database/connect-database";
import { UnreachableDatabase } from "../database/database.errors";
import { loadDataSet, migrate } from "../database/migrations";
import { requireLogins } from "../database/require-logins";
import { setBusinessDay } from "../database/trial-day";
import type { Party } from "./party";

interface Preparation {
  readonly dataSet: string | undefined;
  /** Of which each login's password is made. */
  readonly secret: string;
  /** Whether the business day is the callers', not the server's. */
  readonly isTrial: boolean;
}

/**
 * Checks the logins, to which the migrations grant privileges; then runs the migrations, loads reference data, and loads the
 * data set. This happens without a time limit, on a pool of its own that is closed before serving.
 * @throws UnreachableDatabase, OtherDataSet, LOGINS_MISSING, LOGINS_UNBOUND, LOGINS_REFUSED
 */
export async function prepareDatabase(
  party: Party,
  url: string,
  { dataSet, secret, isTrial }: Preparation,
): Promise<void> {
  const { name, entities, migrations, loadReferenceData, dataSets, upkeep } = party;
  const database = await connectDatabase({ url, pool: "maintenance", applicationName: name, entities, migrations });
  try {
    await requireLogins(database, { name, party: party.access.party, url, secret });
    await migrate(database);
    await setBusinessDay(database, isTrial);
    if (loadReferenceData) await database.dataSource.transaction(loadReferenceData);
    if (dataSet === undefined) return;
    const fill = dataSets[dataSet];
    if (!fill) throw new Error(`There is no data set "${dataSet}".`);
    await loadDataSet(database, dataSet, fill);
    // The first reports need not count all that was loaded.
    await upkeep?.(database.dataSource.manager);
  } catch (error) {
    throw isRepairable(error) ? new UnreachableDatabase(name, error.driverError) : error;
  } finally {
    await database.close();
  }
}

/** SQLSTATE class 53, insufficient resources, and 42501, insufficient privilege: an operator can repair these. */
function isRepairable(error: unknown): error is QueryFailedError {
  return (
    error instanceof QueryFailedError && /^(53|42501)/.test(String((error.driverError as { code?: unknown }).code))
  );
}
