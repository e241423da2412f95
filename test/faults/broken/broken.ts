import { existsSync } from "node:fs";
import { join } from "node:path";
import { asAdmin } from "@aiwork/runtime/postgres/as-admin";
import type { Violation } from "../history/history";
import type { MortalSystem } from "../system/mortal-system";

/** A system that does not keep what it promises, which the checker must notice. */
export interface Broken {
  name: string;
  /** By what the checker may know it. */
  promises: readonly Violation["promise"][];
  /** Of the nation's process. */
  environment: Record<string, string>;
  /** What is done to the databases before anything is asked. */
  arrange(system: MortalSystem): Promise<unknown>;
}

interface Change {
  /** How the path of the file that was built ends. */
  end: string;
  find: string;
  replace: string;
}

// From its source, or as it was built.
const PROGRAM = ["../../bin", "../../../bin"].map((f) => join(__dirname, f, "change-loaded.cjs")).find(existsSync);

const changing = (...changes: Change[]) => ({
  NODE_OPTIONS: `--require "${PROGRAM}"`,
  AIWORK_CHANGES: JSON.stringify(changes),
});
const LOCKS = "services/national/dist/referral/lock-referred.js";

/** A transaction is answered before it is written; what is written late is lost with the server. */
const ASYNCHRONOUS_COMMIT: Broken = {
  name: "asynchronous commit",
  promises: ["lost", "nobody's"],
  environment: {},
  arrange: async ({ reviveDatabase }) => {
    const { adminUrl } = await reviveDatabase();
    await asAdmin(adminUrl, async (admin) => {
      await admin.query("alter system set synchronous_commit = off");
      await admin.query("alter system set wal_writer_delay = '10s'");
      await admin.query("select pg_reload_conf()");
    });
  },
};

/** What was read is believed when it is written: nobody holds the order, and no constraint the number of its openings. */
const CHECK_THEN_INSERT: Broken = {
  name: "check, then insert",
  promises: ["invariant"],
  environment: changing(
    { end: LOCKS, find: "where id = $1 for update`, [registrationId]", replace: "where id = $1`, [registrationId]" },
    { end: LOCKS, find: "where id = $1 for update`, [jobOrderId]", replace: "where id = $1`, [jobOrderId]" },
  ),
  arrange: async ({ constellation }) => {
    const { dataSource } = constellation.databases.national;
    await dataSource.query(`do $$ declare rule record; begin
      for rule in select conname from pg_constraint where conrelid = 'job_order'::regclass and contype = 'c'
        and pg_get_constraintdef(oid) like '%filled%'
      loop execute format('alter table job_order drop constraint %I', rule.conname); end loop;
    end $$`);
    await dataSource.query("drop index one_placement_of_referral, one_live_referral");
  },
};

/** What is sent again is done again. */
const NO_KEY: Broken = {
  name: "no idempotency key",
  promises: ["doubled", "nobody's"],
  environment: changing({
    end: "services/runtime/dist/act/act-once.js",
    find: "if (!(await takeKey(db, request)))",
    replace: "request = { ...request, key: crypto.randomUUID() }; if (!(await takeKey(db, request)))",
  }),
  arrange: async () => {},
};

/** In this order on one system: what the last ones are without stays away. */
export const BROKEN = [NO_KEY, CHECK_THEN_INSERT, ASYNCHRONOUS_COMMIT] as const;
