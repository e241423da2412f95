import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { nationalMutation, onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let link: ReturnType<typeof nationalMutation>;
let keptId: string;
let duplicateId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const send = nationalMutation(party, "linkNationalFiles", "seeker { id }");
  link = (who, input) => byTwoPersons(who, (one) => send(one, input));
});
beforeEach(async () => {
  const { person, registration, consultation } = arrangeNational(party);
  keptId = await person({ name: "見本 花子", birthDate: "1970-01-01" });
  duplicateId = await person({ name: "見本花子", birthDate: "1970-01-01" });
  await registration({ seekerId: keptId, receivedOn: "2013-08-01" });
  await registration({ seekerId: duplicateId, receivedOn: "2013-10-01" });
  await consultation({ seekerId: duplicateId });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COUNSELOR: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi"], name: "職業 次郎" };
const ELSEWHERE: CallerClaims = { role: "national.counselor", servicePoints: ["toyohira"] };
const reason = "生年月日と電話番号が同じで、本人が認めたため";
const links = () =>
  party.database.dataSource.query("select * from linked_file where duplicate_id = any ($1)", [[duplicateId, keptId]]);

describe("linkNationalFiles refuses", () => {
  it.each([
    ["a file and itself", () => ({ duplicateId: keptId }), COUNSELOR, "SAME_FILE", "keptId"],
    ["an unknown file", () => ({ keptId: randomUUID() }), COUNSELOR, "NO_SUCH_RECORD", "keptId"],
    ["files at another service point", () => ({}), ELSEWHERE, "NO_SUCH_RECORD", "duplicateId"],
    ["files without a reason", () => ({ reason: "　" }), COUNSELOR, "REASON_REQUIRED", "reason"],
  ] as const)("refuses to link %s", async (_, more, who, code, field) => {
    expect(onlyUserError(await link(who, { duplicateId, keptId, reason, ...more() }))).toEqual([code, field]);
    expect(await links()).toEqual([]);
  });

  it("refuses a file at another service point, also when it was opened with a reason", async () => {
    const otherId = await arrangeNational(party).person();
    await arrangeNational(party).registration({ seekerId: otherId, servicePointId: "toyohira" });
    const open = nationalMutation(party, "openNationalRecordWithReason", "seeker { id }");
    await open(COUNSELOR, { seekerId: otherId, ...OPENING });
    expect(onlyUserError(await link(COUNSELOR, { duplicateId: otherId, keptId, reason }))).toEqual([
      "NO_SUCH_RECORD",
      "duplicateId",
    ]);
    expect(onlyUserError(await link(COUNSELOR, { duplicateId, keptId: otherId, reason }))).toEqual([
      "NO_SUCH_RECORD",
      "keptId",
    ]);
  });

  it("refuses a file that is already linked to another", async () => {
    await link(COUNSELOR, { duplicateId, keptId, reason });
    const thirdId = await arrangeNational(party).person();
    await arrangeNational(party).registration({ seekerId: thirdId });
    expect(onlyUserError(await link(COUNSELOR, { duplicateId, keptId: thirdId, reason }))).toEqual([
      "ALREADY_LINKED",
      "duplicateId",
    ]);
    expect(onlyUserError(await link(COUNSELOR, { duplicateId: thirdId, keptId: duplicateId, reason }))).toEqual([
      "ALREADY_LINKED",
      "keptId",
    ]);
  });
});
