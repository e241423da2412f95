import { setTimeout as wait } from "node:timers/promises";
import { createEmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import { createLog } from "@aiwork/server/telemetry/log";
import { startUpkeep } from "./start-upkeep";

const PERIOD_MS = 20;

describe("the upkeep of a party's database", () => {
  it("is done as its owner again and again, also after it failed, until it is stopped", async () => {
    await using empty = await createEmptyDatabase();
    const logged: string[] = [];
    const log = createLog("city", "warn", { write: (line) => void logged.push(line) });
    const owners: string[] = [];
    const started = startUpkeep(
      {
        name: "city",
        upkeep: async (db) => {
          owners.push((await db.query("select current_user as owner"))[0].owner);
          if (owners.length === 1) throw Object.assign(new Error("the first time"), { code: "40001" });
        },
      },
      empty.url,
      log,
      PERIOD_MS,
    );
    while (owners.length < 3) await wait(PERIOD_MS);
    await started.stop();
    const { length } = owners;
    await wait(3 * PERIOD_MS);
    expect(owners).toEqual(Array(length).fill(new URL(empty.url).username));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain("40001");
  });
});
