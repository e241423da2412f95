import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { ORDER_OFFICER, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const SHEET = {
  title: "施設警備員",
  description: "商業施設の巡回と受付",
  occupationCode: "F/45",
  employmentType: "REGULAR",
  contractTerm: "INDEFINITE",
  wage: { unit: "MONTHLY", minimum: 175_000 },
  insurance: [],
  licencesRequired: [],
  openings: 3,
  trialMode: "NONE",
};
const send = async (act: string, input: object): Promise<string> => {
  const { jobOrder, userErrors } = await sendNationalMutation(
    party,
    ORDER_OFFICER,
    act,
    { ...SHEET, ...input },
    "jobOrder { id }",
  );
  expect(userErrors).toEqual([]);
  return jobOrder.id;
};
const revise = (jobOrderId: string, version: number, employer: string, disclosure: string) =>
  send("reviseJobOrder", { jobOrderId, version, reason: "求人者の申出", employer, disclosure });
/** As an order officer reads it, and as anybody does. */
async function employersOf(id: string): Promise<(string | null)[]> {
  const shown = async (role: string) =>
    (await party.askAs({ role }, "query ($id: ID!) { jobOrder(id: $id) { employer } }", { id })).data.jobOrder
      ?.employer;
  return [await shown("national.order_officer"), await shown("anonymous")];
}
const rows = (text: string, id: string) => party.database.dataSource.query(text, [id]);

describe("the employer of an order without a name", () => {
  it("is kept beside the order when it is received", async () => {
    const received = { number: "01010-88101", office: "ハローワーク札幌東", receivedOn: "2013-10-31" };
    const id = await send("receiveJobOrder", {
      ...received,
      employer: "名を出さない商会",
      disclosure: "WITHOUT_EMPLOYER",
    });
    expect(await rows("select employer from job_order where id = $1", id)).toEqual([{ employer: null }]);
    expect(await rows("select name from unnamed_employer where job_order_id = $1", id)).toEqual([
      { name: "名を出さない商会" },
    ]);
  });

  it("goes with each sheet, and into the order's row once it may be named", async () => {
    const id = await add.jobOrder({ employer: "前の商会", disclosure: "WITHOUT_EMPLOYER" });
    expect(await employersOf(id)).toEqual(["前の商会", null]);
    await revise(id, 1, "後の商会", "WITHOUT_EMPLOYER");
    expect(await employersOf(id)).toEqual(["後の商会", null]);
    await revise(id, 2, "後の商会", "FULL");
    expect(await employersOf(id)).toEqual(["後の商会", "後の商会"]);
    expect(await rows("select name from unnamed_employer where job_order_id = $1", id)).toEqual([{ name: null }]);
    await revise(id, 3, "後の商会", "WITHOUT_EMPLOYER");
    expect(await employersOf(id)).toEqual(["後の商会", null]);
    const sheets =
      "select sheet ->> 'employer' as name from job_order_revision where job_order_id = $1 order by revision";
    expect(await rows(sheets, id)).toEqual([{ name: "前の商会" }, { name: "後の商会" }, { name: "後の商会" }]);
  });
});
