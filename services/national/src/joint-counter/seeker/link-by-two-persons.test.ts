import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import {
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let duplicateId: string;
let keptId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
const KNOWN = { name: "佐藤 花子", birthDate: "1960-05-05", sex: "FEMALE" } as const;
const arrange = async (known: object = KNOWN) => {
  const seekerId = await arrangeNational(party).person(known);
  const registrationId = await arrangeNational(party).registration({ seekerId });
  const jobOrderId = await arrangeNational(party).jobOrder({});
  await arrangeNational(party).referral({ seekerId, registrationId, jobOrderId });
  return seekerId;
};
beforeEach(async () => {
  duplicateId = await arrange();
  keptId = await arrange();
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COLLEAGUE: CallerClaims = { ...NATIONAL_COUNSELOR, subject: "colleague", name: "同僚 五郎" };
const reason = "本人確認書類により同一人と確認";
const link = (who: CallerClaims) =>
  sendNationalMutation(
    party,
    who,
    "linkNationalFiles",
    { duplicateId, keptId, reason },
    "awaitsSecondPerson receipt seeker { id }",
  );
const unlink = (who: CallerClaims, more: object = {}) =>
  sendNationalMutation(
    party,
    who,
    "unlinkNationalFiles",
    { duplicateId, reason: "別人と判明", ...more },
    "seeker { id }",
  );
async function half(id: string, who = NATIONAL_COUNSELOR) {
  const query = `query ($id: ID!) { seeker(id: $id) { national { profile { name } otherIds
    registrations(first: 9) { totalCount } referrals(first: 9) { totalCount }
    linkProposals { duplicateId keptId reason at by { name } } } } }`;
  return (await party.askAs(who, query, { id })).data.seeker.national;
}

describe("a link of two national files", () => {
  it("is proposed by one member of staff, shown on both files, and carried out by another", async () => {
    expect(await link(COLLEAGUE)).toMatchObject({ awaitsSecondPerson: true, receipt: null, seeker: { id: keptId } });
    const proposal = { duplicateId, keptId, reason, at: expect.any(String), by: { name: "同僚 五郎" } };
    for (const id of [duplicateId, keptId])
      expect(await half(id)).toMatchObject({ otherIds: [], linkProposals: [proposal] });
    expect(onlyUserError(await link(COLLEAGUE))).toEqual(["SECOND_PERSON_NEEDED", "duplicateId"]);
    expect(await link(NATIONAL_COUNSELOR)).toMatchObject({ awaitsSecondPerson: false, receipt: expect.any(String) });
    expect(await half(duplicateId)).toMatchObject({ otherIds: [keptId], linkProposals: [] });
  });

  it.each([
    ["name", { name: "佐藤 太郎" }],
    ["birth date", { birthDate: "1990-05-05" }],
    ["sex", { sex: "MALE" }],
  ])("is refused where the %s differs, and nothing is written", async (_, differing) => {
    duplicateId = await arrange({ ...KNOWN, ...differing });
    expect(onlyUserError(await link(NATIONAL_COUNSELOR))).toEqual(["PERSON_DIFFERS", "duplicateId"]);
    expect((await half(keptId)).linkProposals).toEqual([]);
  });
});

describe("undoing a link of two national files", () => {
  beforeEach(async () => {
    await byTwoPersons(NATIONAL_COUNSELOR, link);
  });

  it("gives back to each id what it had", async () => {
    expect((await half(keptId)).referrals.totalCount).toBe(2);
    expect((await unlink(NATIONAL_COUNSELOR)).seeker).toEqual({ id: keptId });
    for (const id of [duplicateId, keptId])
      expect(await half(id)).toMatchObject({
        otherIds: [],
        registrations: { totalCount: 1 },
        referrals: { totalCount: 1 },
      });
    const own = await half(duplicateId, { role: "seeker", seekerId: duplicateId });
    expect(own).toMatchObject({ profile: { name: "佐藤 花子" }, registrations: { totalCount: 1 } });
  });

  it("is done once, however many ask", async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => unlink(NATIONAL_COUNSELOR)));
    const refusals = answers.filter(({ userErrors }) => userErrors.length > 0).map(onlyUserError);
    expect(refusals).toEqual([1, 2, 3].map(() => ["NOT_LINKED", "duplicateId"]));
  });

  it.each([
    ["by staff of another service point", NATIONAL_COUNSELOR_ELSEWHERE, () => ({}), ["NO_SUCH_RECORD", "duplicateId"]],
    [
      "of a file that is joined to none",
      NATIONAL_COUNSELOR,
      () => ({ duplicateId: keptId }),
      ["NOT_LINKED", "duplicateId"],
    ],
    ["without a reason", NATIONAL_COUNSELOR, () => ({ reason: " " }), ["REASON_REQUIRED", "reason"]],
  ])("is refused %s", async (_, who, more, refusal) => {
    expect(onlyUserError(await unlink(who, more()))).toEqual(refusal);
    expect(await half(keptId)).toMatchObject({ otherIds: [duplicateId] });
  });
});
