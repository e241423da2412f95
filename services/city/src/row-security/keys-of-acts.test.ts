import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, CITY_CONSENTED_ALL, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

type Who = keyof typeof cityCallers;
const outcome = (who: Who, text: string, values: unknown[] = []) => writeOutcome(bench, cityCallers[who], text, values);
const KEY =
  "insert into idempotency_key (caller, key, act, input_hash) values ($1, gen_random_uuid(), 'act', decode(repeat('00', 32), 'hex'))";

describe("row-level security of the keys of acts", () => {
  it("keeps another caller's idempotency key from being read or used, and removes it once it is old", async () => {
    const take = `insert into idempotency_key as kept (caller, key, act, input_hash) values ($1, $2, 'act', decode(repeat('00', 32), 'hex'))
      on conflict (login, caller, key) do update set act = excluded.act, input_hash = excluded.input_hash, answer = default,
        done_at = excluded.done_at where kept.done_at < now() - interval '30 days'`;
    const own = `https://issuer.test seeker ${CITY_CONSENTED_ALL}`;
    expect([await outcome("person", take, [own, "key"]), await outcome("person", take, [own, "key"])]).toEqual([
      "done",
      "nothing",
    ]);
    const keep = "update idempotency_key set answer = '{}' where caller = $1 and key = $2";
    expect(await outcome("person", keep, [own, "key"])).toBe("done");
    expect(await outcome("person", keep, ["somebody else", "key-of-another"])).toBe("nothing");
    const others = () => bench.owner("select key from idempotency_key where caller = 'somebody else'");
    const remove = () => bench.as(cityCallers.person, "select remove_expired_keys()");
    await remove();
    expect(await others()).toHaveLength(1);
    await bench.owner("update idempotency_key set done_at = now() - interval '31 days' where caller = 'somebody else'");
    await remove();
    expect(await others()).toEqual([]);
  });

  it("keeps a key from a login of another class that claims the same caller", async () => {
    const subject = "https://issuer.test one";
    const ofStaff = { ...cityCallers.counselor, subject };
    const asPerson = { ...cityCallers.person, subject };
    expect(await writeOutcome(bench, ofStaff, KEY, [subject])).toBe("done");
    for (const text of ["select key from idempotency_key", "update idempotency_key set answer = '{}' returning key"])
      expect(await bench.as(asPerson, text)).toEqual([]);
    expect(await bench.as(ofStaff, "select key from idempotency_key")).toHaveLength(1);
  });
});
