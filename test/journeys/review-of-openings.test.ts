import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { breakGlassOf, REVIEWS, refusalOf, SIDES, TODAY } from "./break-glass-of";

describe.each(SIDES)("an opening of a record of the $half side", (side) => {
  const { half, definition, personAt } = side;
  let party: TestParty;
  let records: ReturnType<typeof breakGlassOf>;
  let seekerId: string;
  let openedRecordId: string;
  let opener: CallerClaims;
  let auditor: CallerClaims;
  beforeAll(async () => {
    party = await startTestParty(definition, "seed", TODAY);
    records = breakGlassOf(party, side);
    ({ auditor } = records);
  });
  beforeEach(async () => {
    seekerId = await personAt(party, "toyohira");
    opener = records.newOpener();
    await records.open(opener, { seekerId });
    openedRecordId = (await records.list(auditor, false)).find((one) => one.seekerId === seekerId)?.id ?? "";
  });
  afterAll(() => party?.[Symbol.asyncDispose]());

  const review = (more: object = {}, who = auditor) => records.review(who, { openedRecordId, ...more });

  it("stays in the auditor's list to be reviewed until a review has judged it", async () => {
    expect(await records.personsIn(auditor, true)).not.toContain(seekerId);
    const followed = await review({ finding: "NEEDS_FOLLOW_UP", note: "窓口に照会中" });
    expect([followed.userErrors, followed.openedRecord.finding]).toEqual([[], "NEEDS_FOLLOW_UP"]);
    expect(await records.personsIn(auditor, false)).toContain(seekerId);
    const judged = await review({ finding: "NOT_JUSTIFIED" });
    const by = { role: `auditor.${half}`, name: "監査 一郎" };
    expect(judged.openedRecord).toMatchObject({
      finding: "NOT_JUSTIFIED",
      reviews: [
        { by, finding: "NEEDS_FOLLOW_UP", note: "窓口に照会中", at: expect.any(String) },
        { by, finding: "NOT_JUSTIFIED", note: "来所の記録と一致した" },
      ],
    });
    expect(await records.personsIn(auditor, false)).not.toContain(seekerId);
    expect(await records.personsIn(auditor, true)).toContain(seekerId);
    expect(await records.personsIn(auditor)).toContain(seekerId);
  });

  it("is not judged twice, and the person reads what was found", async () => {
    expect((await review()).userErrors).toEqual([]);
    for (const finding of ["NOT_JUSTIFIED", "NEEDS_FOLLOW_UP"])
      expect(refusalOf(await review({ finding }))).toBe("REVIEWED_ALREADY openedRecordId");
    const { openings } = await records.openingsOf(seekerId, { role: "seeker", seekerId });
    expect(openings).toMatchObject([{ finding: "JUSTIFIED" }]);
  });

  it("is not reviewed by whoever opened it, without a note, or where there is none", async () => {
    const refusal = "SECOND_PERSON_NEEDED openedRecordId";
    expect(refusalOf(await review({}, { ...auditor, subject: String(opener.subject) }))).toBe(refusal);
    expect(refusalOf(await review({ note: " " }))).toBe("TEXT_REQUIRED note");
    expect(refusalOf(await review({ openedRecordId: randomUUID() }))).toBe("NO_SUCH_RECORD openedRecordId");
    expect((await review()).openedRecord).toMatchObject({ finding: "JUSTIFIED" });
  });

  it("has its reviews read by the auditor alone", async () => {
    await review();
    const seenBy = (who: CallerClaims) => records.openingsOf(seekerId, who, REVIEWS);
    expect(await seenBy({ role: "seeker", seekerId })).toEqual({ openings: [{ reviews: null }], codes: [] });
    expect((await seenBy(records.counselorAt("toyohira"))).codes).toEqual(["FORBIDDEN"]);
    expect((await seenBy(auditor)).openings).toMatchObject([{ reviews: [{ finding: "JUSTIFIED" }] }]);
  });
});
