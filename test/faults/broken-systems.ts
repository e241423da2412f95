import { join } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { asAdmin } from "@aiwork/postgres/as-admin";
import type { Violation } from "./history";
import type { KillableSystem } from "./killable-system";

/** A system that breaks a promise, which the checker must notice. */
export interface BrokenSystem {
  name: string;
  /** The promises that the checker may find broken. */
  promises: readonly Violation["promise"][];
  /** Environment variables of the national process. */
  environment: Record<string, string>;
  /** Changes the databases before the first request. */
  arrange(system: KillableSystem): Promise<unknown>;
}

interface Change {
  /** The end of the built file's path. */
  end: string;
  find: string;
  replace: string;
}

const PROGRAM = join(REPOSITORY_ROOT, "test/bin/load-with-changes.cjs");

const changing = (...changes: Change[]) => ({
  NODE_OPTIONS: `--require "${PROGRAM}"`,
  AIWORK_CHANGES: JSON.stringify(changes),
});
const LOCKS = "services/national/dist/employment-placement/job-order/require-referable.js";

/** Transactions are answered before they are durable, so the last ones are lost with the server. */
const ASYNCHRONOUS_COMMIT: BrokenSystem = {
  name: "asynchronous commit",
  promises: ["lost", "nobody's"],
  environment: changing({
    end: "services/subgraph/dist/database/pooled-client.js",
    find: 'synchronous_commit: "on"',
    replace: 'synchronous_commit: "off"',
  }),
  arrange: async ({ reviveDatabase }) => {
    const { adminUrl } = await reviveDatabase();
    await asAdmin(adminUrl, async (admin) => {
      await admin.query("alter system set wal_writer_delay = '10s'");
      await admin.query("select pg_reload_conf()");
    });
  },
};

/** A check is followed by a write without a lock on the order or a constraint on its openings. */
const CHECK_THEN_INSERT: BrokenSystem = {
  name: "check, then insert",
  promises: ["invariant"],
  environment: changing(
    { end: LOCKS, find: "where id = $1 for update`, [registrationId]", replace: "where id = $1`, [registrationId]" },
    { end: LOCKS, find: "where id = $1 for update`, [jobOrderId]", replace: "where id = $1`, [jobOrderId]" },
  ),
  arrange: async ({ system }) => {
    const { dataSource } = system.databases.national;
    await dataSource.query(`do $$ declare rule record; begin
      for rule in select conname from pg_constraint where conrelid = 'job_order'::regclass and contype = 'c'
        and pg_get_constraintdef(oid) like '%filled%'
      loop execute format('alter table job_order drop constraint %I', rule.conname); end loop;
    end $$`);
    await dataSource.query("drop index one_placement_of_referral");
    await dataSource.query("drop trigger one_live_referral on referral");
    await dataSource.query("drop trigger one_placement_of_person on placement");
  },
};

/** A mutation that is sent again is done again. */
const NO_KEY: BrokenSystem = {
  name: "no idempotency key",
  promises: ["doubled", "nobody's"],
  environment: changing({
    end: "services/subgraph/dist/mutations/idempotency.js",
    find: "if (!(await claimKey(db, request)))",
    replace: "request = { ...request, key: crypto.randomUUID() }; if (!(await claimKey(db, request)))",
  }),
  arrange: async () => {},
};

/** In this order on one system: the changes to the databases accumulate. */
export const BROKEN_SYSTEMS = [NO_KEY, CHECK_THEN_INSERT, ASYNCHRONOUS_COMMIT] as const;
