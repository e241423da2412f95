import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { nationalMutation, onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let receive: ReturnType<typeof nationalMutation>;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  receive = nationalMutation(
    party,
    "receiveRegistration",
    "registration { seeker { national { profile { name nameKana birthDate sex phone receivesEmploymentInsurance } } } }",
  );
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COUNSELOR: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi"], name: "職業 次郎" };
const TARO = { name: "見本 太郎", nameKana: "ミホン タロウ", birthDate: "1961-06-15", sex: "MALE" } as const;
const PLAIN = {
  ...TARO,
  servicePointId: "shiroishi",
  office: "札幌東公共職業安定所",
  desiredOccupations: ["警備員"],
  anyOccupation: false,
  desiredEmploymentTypes: ["REGULAR"],
  qualifications: [],
};
const rowsOf = (seekerId: string) =>
  party.database.dataSource.query(
    "select * from national_profile join registration using (seeker_id) where seeker_id = $1",
    [seekerId],
  );

describe("receiveRegistration under an id that is known", () => {
  it("refuses a person who is registered at another service point, and writes nothing", async () => {
    const seekerId = await arrangeNational(party).person({ phone: "011-999-9999" });
    await arrangeNational(party).registration({ seekerId, servicePointId: "toyohira" });
    const before = await rowsOf(seekerId);
    for (const more of [{}, { provisional: true }])
      expect(onlyUserError(await receive(COUNSELOR, { ...PLAIN, seekerId, ...more }))).toEqual([
        "SERVED_ELSEWHERE",
        "seekerId",
      ]);
    expect(await rowsOf(seekerId)).toEqual(before);
    const records = "select basis, reason from access_record where seeker_id = $1";
    const lookups = Array(2).fill({ basis: "LOOKUP", reason: "重複の確認" });
    expect(await party.database.dataSource.query(records, [seekerId])).toEqual(lookups);
  });

  it("counts the refusal of such a person as one of thirty lookups a day", async () => {
    const who = { ...COUNSELOR, subject: "who receives everybody" };
    const seekerId = await arrangeNational(party).person();
    await arrangeNational(party).registration({ seekerId, servicePointId: "toyohira" });
    for (let i = 0; i < 30; i++)
      expect(onlyUserError(await receive(who, { ...PLAIN, seekerId }))).toEqual(["SERVED_ELSEWHERE", "seekerId"]);
    await expect(receive(who, { ...PLAIN, seekerId })).rejects.toThrow("LOOKUPS_USED_UP");
  });

  it("answers the same at no service point for a person who is registered elsewhere and for one who is unknown", async () => {
    const seekerId = await arrangeNational(party).person({ ...TARO });
    await arrangeNational(party).registration({ seekerId, servicePointId: "toyohira" });
    for (const id of [seekerId, randomUUID()])
      expect(onlyUserError(await receive(COUNSELOR, { ...PLAIN, seekerId: id, servicePointId: null }))).toEqual([
        "NOT_YOUR_SERVICE_POINT",
        "servicePointId",
      ]);
  });

  it("registers such a person once the record was opened because the person came, and overwrites nothing", async () => {
    const seekerId = await arrangeNational(party).person({ ...TARO, name: "見本　太郎", phone: "011-999-9999" });
    await arrangeNational(party).registration({ seekerId, servicePointId: "toyohira" });
    const open = nationalMutation(party, "openNationalRecordWithReason", "seeker { id }");
    await open(COUNSELOR, { seekerId, ...OPENING, ground: "COMPLAINT" });
    expect(onlyUserError(await receive(COUNSELOR, { ...PLAIN, seekerId }))).toEqual(["SERVED_ELSEWHERE", "seekerId"]);
    await open(COUNSELOR, { seekerId, ...OPENING });
    const given = { ...PLAIN, seekerId, phone: "011-000-0000", receivesEmploymentInsurance: true };
    const { registration } = await receive(COUNSELOR, given);
    const { profile } = registration.seeker.national;
    expect(profile).toMatchObject({ name: "見本　太郎", phone: "011-999-9999", receivesEmploymentInsurance: true });
    expect(profile).toMatchObject({ birthDate: PLAIN.birthDate, sex: "MALE", nameKana: "ミホン タロウ" });
  });

  it.each([
    ["name", { name: "別人 太郎" }],
    ["birthDate", { birthDate: "1990-01-01" }],
    ["sex", { sex: "FEMALE" }],
  ])("refuses a second receipt under an id with another %s, and writes nothing", async (field, known) => {
    const seekerId = await arrangeNational(party).person({ ...TARO, ...known } as object);
    await arrangeNational(party).registration({ seekerId, status: "PLACED" });
    const before = await rowsOf(seekerId);
    expect(onlyUserError(await receive(COUNSELOR, { ...PLAIN, seekerId }))).toEqual(["PERSON_DIFFERS", field]);
    expect(await rowsOf(seekerId)).toEqual(before);
  });

  it("takes a name written otherwise, and a sex that was not stated, for the same person's", async () => {
    const known = { name: "見　本太郎", birthDate: "1961-06-15", sex: "UNSTATED" } as const;
    const seekerId = await arrangeNational(party).person(known);
    await arrangeNational(party).registration({ seekerId, status: "PLACED" });
    const { registration, userErrors } = await receive(COUNSELOR, { ...PLAIN, seekerId });
    expect(userErrors).toEqual([]);
    expect(registration.seeker.national.profile).toMatchObject(known);
  });
});
