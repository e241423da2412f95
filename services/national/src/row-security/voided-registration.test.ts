import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeNationalPersons,
  CONSENTED_ALL,
  CONSENTED_NONE,
  nationalCallers,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
let registrationId: string;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
  [{ id: registrationId }] = await bench.owner("select id from registration where seeker_id = $1", [CONSENTED_NONE]);
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const VOIDING = "update registration set status = 'VOIDED' where id = $1";
const hangs = async (who: keyof typeof nationalCallers) =>
  (await bench.as(nationalCallers[who], "select hangs_on_registration($1) as hangs", [registrationId]))[0].hangs;

describe("row-level security of a registration that is to be voided", () => {
  it("tells what hangs on it where the person is served alone", async () => {
    expect(await hangs("counselor")).toContain("REFERRAL");
    expect([await hangs("counselorElsewhere"), await hangs("officer")]).toEqual([[], []]);
  });

  it("keeps it while something hangs on it, and where the person is not served", async () => {
    expect(await writeOutcome(bench, nationalCallers.counselor, VOIDING, [registrationId])).toBe("23514");
    expect(await writeOutcome(bench, nationalCallers.counselorElsewhere, VOIDING, [registrationId])).toBe("nothing");
  });

  it("keeps a trial that ended, and came with it, from the person", async () => {
    const trials = () => bench.as(nationalCallers.person, "select id from trial_employment");
    const set = (table: string, values: string, of: string) =>
      bench.owner(`alter table ${table} disable trigger user; update ${table} set ${values} where ${of};
        alter table ${table} enable trigger user`);
    const ofPerson = `seeker_id = '${CONSENTED_ALL}'`;
    await set("trial_employment", "status = 'ENDED_EARLY', ended_on = '2013-10-20'", ofPerson);
    expect(await trials()).toHaveLength(1);
    await set("registration", "status = 'VOIDED'", ofPerson);
    expect(await trials()).toEqual([]);
  });

  it("lets it be voided once nothing hangs on it, and then taken up by nobody", async () => {
    await bench.owner(`
      delete from trial_employment; delete from placement; delete from trial_decision; delete from consultation_note;
      delete from consultation; delete from referral; delete from negotiation`);
    const andSeeks = VOIDING.replace(" where", ", any_occupation = false where");
    expect(await writeOutcome(bench, nationalCallers.counselor, andSeeks, [registrationId])).toBe("42501");
    expect(await writeOutcome(bench, nationalCallers.counselor, VOIDING, [registrationId])).toBe("done");
    const again = "update registration set status = 'ACTIVE' where id = $1";
    expect(await writeOutcome(bench, nationalCallers.counselor, again, [registrationId])).not.toBe("done");
  });

  it("keeps what it was where the person is served by another one", async () => {
    await bench.owner(
      `insert into registration (id, seeker_id, office, service_point_id, received_on, valid_until, status,
         desired_occupations, any_occupation, desired_employment_types, qualifications)
       values (gen_random_uuid(), $1, '札幌', 'shiroishi', '2013-10-31', '2013-12-31', 'PROVISIONAL', '{}', true, '{}', '{}')`,
      [CONSENTED_NONE],
    );
    const seeks = "update registration set any_occupation = false where id = $1";
    expect(await writeOutcome(bench, nationalCallers.counselor, seeks, [registrationId])).toBe("42501");
    const worked = "update registration_background set work_history = '清掃員' where registration_id = $1";
    expect(await writeOutcome(bench, nationalCallers.counselor, worked, [registrationId])).toBe("nothing");
    await bench.owner("delete from registration_background");
    const background = "insert into registration_background (registration_id, work_history) values ($1, '警備員')";
    expect(await writeOutcome(bench, nationalCallers.counselor, background, [registrationId])).toBe("42501");
  });
});
