import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { tableLocksOf } from "@aiwork/kit/access/table-locks";
import { arrangeCityPersons } from "@aiwork/kit/city/arrange-city-persons";
import { LOGIN_CLASSES, RECORDER } from "@aiwork/subgraph/database/caller-databases";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

describe.each([...LOGIN_CLASSES, RECORDER] as const)("whoever holds the login %s", (login) => {
  it.each([
    ["holds no migration up", "select pg_try_advisory_lock(hashtext('aiwork:migrations'))"],
    ["waits for no lock", "select pg_advisory_lock(1)"],
    ["locks nothing for a transaction", "select pg_advisory_xact_lock_shared(1, 2)"],
    ["sees no lock", "select from pg_locks"],
    ["undoes no lock", "select pg_advisory_unlock_all()"],
    ["ends no connection", "select pg_terminate_backend(pg_backend_pid())"],
    ["stops no statement", "select pg_cancel_backend(pg_backend_pid())"],
    ["makes no large object", "select lo_create(0)"],
    ["leaves no data in a large object", "select lo_from_bytea(0, 'x')"],
    ["opens no large object", "select lo_open(1, 131072)"],
    ["shares no snapshot", "select pg_export_snapshot()"],
    ["sends no notice", "select pg_notify('x', 'y')"],
    ["makes no normal form", "select normalize('x', nfkd)"],
    ["looks for no normal form", "select 'x' is nfkc normalized"],
    ["makes no table", "create table public.left_behind (text text)"],
    ["makes no temporary table", "create temporary table left_behind (text text)"],
    ["makes no function", "create function public.left_behind() returns int language sql return 1"],
    ["makes no schema", "create schema left_behind"],
    ["reads no file", "select pg_read_file('postgresql.conf')"],
    ["copies from no program", "copy agreement from program 'true'"],
    ["becomes no owner", "set role postgres"],
  ])("%s", async (_, text) => {
    const query = await bench.login(login);
    await expect(query(text)).rejects.toMatchObject({ code: "42501" });
  });

  it("locks no table against others", async () => {
    expect(await tableLocksOf(bench, login)).toEqual([]);
  });
});
