import { randomUUID } from "node:crypto";
import { receiptText } from "@aiwork/kit/access/receipt-text";
import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeCityPersons,
  CITY_CONSENTED_ALL,
  CITY_CONSENTED_NONE,
  CITY_PERSON_ELSEWHERE,
  cityCallers,
} from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const counselor = { ...cityCallers.counselor, subject: "counselor" };
const colleague = { ...cityCallers.counselor, subject: "colleague" };
const PROPOSAL = `insert into link_proposal (duplicate_id, kept_id, proposed_by, by_role, reason)
  values ($1, $2, $3, 'city.counselor', '同一人')`;
const LINK = `insert into linked_file (duplicate_id, kept_id, by_role, reason) values ($1, $2, 'city.counselor', '同一人')`;
const FOLLOWED = `insert into linked_file (duplicate_id, kept_id, by_role, reason, followed_receipt)
  values ($1, $2, 'city.counselor', '同一人', $3)`;
const OPEN_FILE = `insert into city_file (seeker_id, registered_at, registered_on, status)
  values ($1, 'shiroishi', '2013-10-31', 'CLOSED')`;
const pair = [CITY_CONSENTED_ALL, CITY_CONSENTED_NONE];

describe("row-level security of links", () => {
  it("takes proposals in the own name, of persons of the own service point", async () => {
    expect(await writeOutcome(bench, counselor, PROPOSAL, [...pair, "somebody else"])).toBe("42501");
    expect(
      await writeOutcome(bench, counselor, PROPOSAL, [CITY_PERSON_ELSEWHERE, CITY_CONSENTED_NONE, "counselor"]),
    ).toBe("42501");
    expect(await writeOutcome(bench, cityCallers.peer, PROPOSAL, [...pair, "peer"])).toBe("42501");
    expect(await writeOutcome(bench, counselor, LINK, pair)).toBe("42501");
    expect(await writeOutcome(bench, counselor, PROPOSAL, [...pair, "counselor"])).toBe("done");
  });

  it("takes a link by the proposal of another, and no receipt in its place for a person whom the party knows", async () => {
    await bench.owner(`${PROPOSAL} on conflict do nothing`, [...pair, "counselor"]);
    expect(await writeOutcome(bench, counselor, LINK, pair)).toBe("42501");
    expect(
      await writeOutcome(bench, counselor, FOLLOWED, [CITY_PERSON_ELSEWHERE, CITY_CONSENTED_NONE, "receipt"]),
    ).toBe("42501");
    expect(await writeOutcome(bench, colleague, LINK, pair)).toBe("done");
  });

  it.each([
    ["name", "name = '別人 花子'"],
    ["birth date", "birth_date = '1950-01-01'"],
    ["sex", "sex = case sex when 'MALE' then 'FEMALE' else 'MALE' end"],
  ])("links no two persons, who differ in their %s", async (_, other) => {
    const { counselor: linker } = cityCallers;
    const [duplicate, kept] = [randomUUID(), randomUUID()];
    for (const id of [duplicate, kept]) {
      await bench.owner(OPEN_FILE.replace("CLOSED", "OPEN"), [id]);
      await bench.owner(
        "insert into city_profile (seeker_id, name, birth_date, sex) values ($1, '同一 花子', '1960-05-05', 'FEMALE')",
        [id],
      );
    }
    await bench.owner(`${PROPOSAL} on conflict do nothing`, [duplicate, kept, "colleague"]);
    await bench.owner(`update city_profile set ${other} where seeker_id = $1`, [duplicate]);
    expect(await writeOutcome(bench, { ...linker, subject: "counselor" }, LINK, [duplicate, kept])).toBe("42501");
    await bench.owner(
      "update city_profile set name = '同一 花子', birth_date = null, sex = 'UNSTATED' where seeker_id = $1",
      [duplicate],
    );
    expect(await writeOutcome(bench, { ...linker, subject: "counselor" }, LINK, [duplicate, kept])).toBe("done");
  });

  it("joins the histories with the link, and lets no login join or lead on what is linked", async () => {
    const ofDuplicate = "select from counseling_session where seeker_id = $1";
    expect(await bench.owner(ofDuplicate, [CITY_CONSENTED_ALL])).toEqual([]);
    for (const text of ["select join_histories($1, $2)", "update linked_file set kept_id = $2 where duplicate_id = $1"])
      await expect(bench.as(counselor, text, [CITY_CONSENTED_NONE, CITY_CONSENTED_ALL])).rejects.toMatchObject({
        code: "42501",
      });
  });

  it("follows the other party's link as its receipt states it, and no other", async () => {
    const unknown = randomUUID();
    await bench.owner(OPEN_FILE, [unknown]);
    await bench.owner(PROPOSAL, [unknown, CITY_CONSENTED_NONE, "colleague"]);
    const follow = async (ids: string[], act = "linkNationalFiles") => {
      const receipt = receiptText({ act, subject: ["SeekerLink", ...ids].join(":"), version: 1 });
      return writeOutcome(bench, counselor, FOLLOWED, [unknown, CITY_CONSENTED_NONE, receipt]);
    };
    expect(await writeOutcome(bench, counselor, FOLLOWED, [unknown, CITY_CONSENTED_NONE, "no receipt at all"])).toBe(
      "42501",
    );
    expect(await follow([unknown, CITY_PERSON_ELSEWHERE])).toBe("42501");
    expect(await follow([CITY_CONSENTED_NONE, unknown])).toBe("42501");
    expect(await follow([unknown, CITY_CONSENTED_NONE], "approvePlan")).toBe("42501");
    expect(await follow([unknown, CITY_CONSENTED_NONE])).toBe("done");
  });

  it("undoes a link at the service point of the kept file alone", async () => {
    const linked = `insert into linked_file (duplicate_id, kept_id, by_role, reason)
      values ($1, $2, 'a role', '同一人') on conflict do nothing`;
    await bench.owner(linked, pair);
    const unlink = "select unlink_file($1, '別人')";
    await expect(bench.as(cityCallers.counselorElsewhere, unlink, [CITY_CONSENTED_ALL])).rejects.toMatchObject({
      code: "42501",
    });
    await bench.as(counselor, unlink, [CITY_CONSENTED_ALL]);
    expect(await bench.owner("select from linked_file where duplicate_id = $1", [CITY_CONSENTED_ALL])).toEqual([]);
  });
});
