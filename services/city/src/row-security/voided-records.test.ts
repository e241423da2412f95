import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeCityPersons,
  CITY_CONSENTED_ALL,
  CITY_CONSENTED_NONE,
  cityCallers,
} from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const write = (text: string, values: unknown[] = [CITY_CONSENTED_NONE]) =>
  writeOutcome(bench, cityCallers.counselor, text, values);
const changeSession = (changes: string) =>
  `update counseling_session set ${changes} where seeker_id = $1 and status in ('HELD', 'VOIDED')`;
const NOTES = `update counseling_note set notes = '訂正'
  where session_id in (select id from counseling_session where seeker_id = $1)`;
const NEW_NOTES =
  "insert into counseling_note select id, '所見' from counseling_session where seeker_id = $1 and status = 'VOIDED'";
const VOID_VISIT = `update visit set status = 'VOIDED', voided_by_party = 'CITY', voided_by_role = 'city.counselor',
  void_reason = '誤り' where seeker_id = $1`;
const REVISION = `insert into profile_revision (id, seeker_id, subject_id, field, before, by_role)
  select gen_random_uuid(), $2, id, 'minutes', '30', 'city.counselor' from counseling_session where seeker_id = $1 limit 1`;

describe("row-level security of what is voided", () => {
  it("keeps a revision with the person of its record", async () => {
    expect(await write(REVISION, [CITY_CONSENTED_NONE, CITY_CONSENTED_ALL])).toBe("42501");
    expect(await write(REVISION, [CITY_CONSENTED_NONE, CITY_CONSENTED_NONE])).toBe("done");
  });

  it("keeps a session and its notes as they were", async () => {
    expect(await write(changeSession("status = 'VOIDED', summary = null, minutes = 5"))).toBe("42501");
    expect(await write(changeSession("status = 'VOIDED'"))).toBe("done");
    expect(await write(changeSession("summary = '別の概要'"))).toBe("42501");
    expect(await write(NOTES)).toBe("nothing");
    await bench.owner("delete from counseling_note");
    expect(await write(NEW_NOTES)).toBe("42501");
  });

  it("keeps the reason for which a visit was voided", async () => {
    expect(await write(VOID_VISIT)).toBe("done");
    expect(await write("update visit set void_reason = '別の理由' where seeker_id = $1")).toBe("42501");
  });
});
