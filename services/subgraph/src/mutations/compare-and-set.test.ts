import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { createMutationBench, type MutationBench, retryWhileOverloaded } from "@aiwork/kit/mutations/mutation-bench";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { compareAndSet } from "./compare-and-set";
import { defineMutation, type MutationInput } from "./mutation";
import { mutationError } from "./mutation.errors";

@Entity("thing")
class Thing {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  @Column({ name: "owner", type: "text", nullable: true }) owner: string | null;
  @Column({ name: "label", type: "text" }) label: string;
  @Column({ name: "marks", type: "text", array: true }) marks: string[];
  @Column({ name: "detail", type: "jsonb" }) detail: unknown;
}

let bench: MutationBench;
let id: string;
beforeAll(async () => {
  bench = await createMutationBench();
});
beforeEach(async () => {
  await bench.database.dataSource.query("truncate thing, idempotency_key");
  const insert = "insert into thing (owner, label) values ('counselor-1', 'as received') returning id";
  [{ id }] = await bench.database.dataSource.query(insert);
});
afterAll(() => bench?.[Symbol.asyncDispose]());

interface ReviseInput extends MutationInput {
  id: string;
  version: number;
  label: string;
}
/** Appends to what it read, so that a lost update would show. */
const revise = defineMutation("revise", async (db, { id, version, label }: ReviseInput, { caller }) => {
  const isOwn = ({ owner }: Thing) => owner === null || owner === caller.subject;
  const changed = await compareAndSet(db, Thing, { id, version, field: "id", isOwn }, ({ marks, label: before }) => {
    if (label === "") throw mutationError("REASON_REQUIRED");
    return { label, marks: [...marks, before], detail: [{ before }], owner: undefined };
  });
  return { version: changed.version };
});

const ask = (input: Partial<ReviseInput>, subject = "counselor-1") => {
  const given = { idempotencyKey: randomUUID(), id, version: 1, label: "revised", ...input };
  return retryWhileOverloaded(() => revise(null, { input: given }, bench.contextOf(subject)));
};
const isSomebodyWaiting = async (): Promise<boolean> => {
  const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  return (await bench.database.dataSource.query(waiting)).length > 0;
};
const stored = async (): Promise<Thing> => (await bench.database.dataSource.query("select * from thing"))[0];

describe("a versioned record", () => {
  it("is changed and its version incremented when the caller read the current version", async () => {
    expect(await ask({})).toEqual({ version: 2, userErrors: [] });
    expect(await ask({ version: 2, label: "again" })).toEqual({ version: 3, userErrors: [] });
    const detail = [{ before: "revised" }];
    const marks = ["as received", "revised"];
    expect(await stored()).toEqual({ id, version: 3, owner: "counselor-1", label: "again", marks, detail });
  });

  it("is changed by one of a hundred concurrent requests; the others get VERSION_CONFLICT", async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => ask({ label: `by ${n}` })));
    const codes = answers.map(({ userErrors: [error] }) => error?.code ?? "done");
    expect(codes.filter((code) => code === "done")).toHaveLength(1);
    expect(codes.filter((code) => code === "VERSION_CONFLICT")).toHaveLength(99);
    expect(await stored()).toMatchObject({ version: 2, label: `by ${codes.indexOf("done")}`, marks: ["as received"] });
  });

  it("makes a second request wait while a first one decides", async () => {
    let begin = () => {};
    let end = () => {};
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const ended = new Promise<void>((resolve) => (end = resolve));
    const think = defineMutation("think", async (db, { version }: ReviseInput) => {
      const decide = async () => {
        begin();
        await ended;
        return { label: "thought over" };
      };
      return { version: (await compareAndSet(db, Thing, { id, version, field: "id" }, decide)).version };
    });
    const input = { idempotencyKey: randomUUID(), id, version: 1, label: "" };
    const thinking = think(null, { input }, bench.contextOf("counselor-1"));
    await begun;
    let isAnswered = false;
    const other = ask({ label: "at once" }, "counselor-1").finally(() => (isAnswered = true));
    while (!isAnswered && !(await isSomebodyWaiting())) await wait(10);
    end();
    expect(await thinking).toEqual({ version: 2, userErrors: [] });
    expect((await other).userErrors).toMatchObject([{ code: "VERSION_CONFLICT" }]);
    expect(await stored()).toMatchObject({ version: 2, label: "thought over" });
  });

  it.each([0, 2, -1])("is not changed when it is at version 1 and the caller read version %s", async (version) => {
    const { userErrors } = await ask({ version });
    expect(userErrors).toMatchObject([{ code: "VERSION_CONFLICT", path: ["version"] }]);
    expect(await stored()).toMatchObject({ version: 1, label: "as received" });
  });

  it("reads as nonexistent when it is somebody else's, whatever the version", async () => {
    const unknown = await ask({ id: randomUUID() });
    expect(unknown.userErrors).toMatchObject([{ code: "NO_SUCH_RECORD", path: ["id"] }]);
    for (const version of [1, 2]) expect(await ask({ version }, "counselor-2")).toEqual(unknown);
    expect(await stored()).toMatchObject({ version: 1 });
  });

  it("is never said to be changed when the database let the change pass it by", async () => {
    await bench.database.dataSource.query(`create function pass_by() returns trigger language plpgsql as 'begin return null; end';
      create trigger pass_by before update on thing for each row execute function pass_by()`);
    await expect(ask({})).rejects.toThrow("may lock a row of thing and not change it");
    await bench.database.dataSource.query("drop trigger pass_by on thing");
    expect(await bench.count("idempotency_key")).toBe(0);
    expect(await ask({})).toEqual({ version: 2, userErrors: [] });
  });

  it("keeps its version when the change is refused", async () => {
    expect((await ask({ label: "" })).userErrors).toMatchObject([{ code: "REASON_REQUIRED" }]);
    expect(await stored()).toMatchObject({ version: 1 });
  });
});
