import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { city } from "../city";
import { actAndLook } from "../testing/act-and-look";
import { approving, caseActs, publishing } from "../testing/case-acts";
import { SUPPORT_CASE } from "./case-transitions";

let party: TestParty;
let look: ReturnType<typeof actAndLook>;
let cases: ReturnType<typeof caseActs>;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
  look = actAndLook(party);
  cases = caseActs(look);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe.each(Object.entries(SUPPORT_CASE))("a support case that is %s", (status, legal) => {
  const ACTS = {
    DEIDENTIFIED: "deidentifySupportCase",
    PUBLISHED: "publishSupportCase",
    WITHDRAWN: "withdrawSupportCase",
  };

  it.each(Object.entries(ACTS))(
    "changes a support case's status to %s exactly where the transitions allow it",
    async (to, name) => {
      const id = await cases.caseThat(status);
      await look.rows("delete from kept_receipt where subject = $1", `SupportCase:${id}`);
      if (status === "DEIDENTIFIED") await cases.act("approveSupportCaseForCity", approving(id));
      const texts =
        name === "publishSupportCase"
          ? await publishing(id)
          : name === "withdrawSupportCase"
            ? { reason: "理由" }
            : { statement: "確認" };
      const input = { supportCaseId: id, version: 1, ...texts };
      const isLegal = legal.includes(to as never) || (status === "DEIDENTIFIED" && to === "PUBLISHED");
      if (isLegal) expect((await cases.act(name, input)).userErrors).toEqual([]);
      else expect(await cases.refusal(name, input)).toBe("ILLEGAL_TRANSITION");
    },
  );
});
