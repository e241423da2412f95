import { cityMutations } from "@aiwork/kit/city/send-city-mutation";
import {
  supportCaseApproval,
  supportCaseMutations,
  supportCasePublishing,
} from "@aiwork/kit/city/support-case-mutations";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";
import { SUPPORT_CASE_TRANSITIONS } from "./support-case.entity";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let cases: ReturnType<typeof supportCaseMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  cases = supportCaseMutations(mutations);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe.each(Object.entries(SUPPORT_CASE_TRANSITIONS))("a support case that is %s", (status, legal) => {
  const ACTS = {
    DEIDENTIFIED: "deidentifySupportCase",
    PUBLISHED: "publishSupportCase",
    WITHDRAWN: "withdrawSupportCase",
  };

  it.each(Object.entries(ACTS))(
    "changes a support case's status to %s exactly where the transitions allow it",
    async (to, name) => {
      const id = await cases.caseThat(status);
      await mutations.rows("delete from kept_receipt where subject = $1", `SupportCase:${id}`);
      if (status === "DEIDENTIFIED") await cases.mutate("approveSupportCaseForCity", supportCaseApproval(id));
      const texts =
        name === "publishSupportCase"
          ? await supportCasePublishing(id)
          : name === "withdrawSupportCase"
            ? { reason: "理由" }
            : { statement: "確認" };
      const input = { supportCaseId: id, version: 1, ...texts };
      const isLegal = legal.includes(to as never) || (status === "DEIDENTIFIED" && to === "PUBLISHED");
      if (isLegal) expect((await cases.mutate(name, input)).userErrors).toEqual([]);
      else expect(await cases.userError(name, input)).toBe("ILLEGAL_TRANSITION supportCaseId");
    },
  );
});
