import { randomUUID } from "node:crypto";
import type { Receipt } from "@aiwork/agreement/agreement/receipt/receipt";
import { REQUEST_TRANSITIONS } from "@aiwork/agreement/mutual-request/mutual-request.entity";
import { alterReceipt, signReceipt } from "@aiwork/kit/agreement/sign-receipt";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_SECRETARIAT, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import {
  foreignReceiptSigner,
  forgedReceiptSigner,
  testReceiptSigner,
} from "@aiwork/kit/receipts/test-receipt-signers";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const about = (id: string) => ({
  act: "respondToCityRequest" as const,
  subject: `CityRequest:${id}`,
  version: 1,
  contentHash: "a".repeat(64),
});
const answered = (id: string, more: Partial<Receipt> = {}) => signReceipt("NATIONAL", { ...about(id), ...more });
const closing = (requestId: string, responseReceipt: string) => ({ requestId, responseReceipt });
const close = (...given: Parameters<typeof closing>) =>
  mutations.mutate(CITY_SECRETARIAT, "closeCityRequest", closing(...given), "request { status history { from to } }");
const refused = (...given: Parameters<typeof closing>) =>
  mutations.userError(CITY_SECRETARIAT, "closeCityRequest", closing(...given));

describe("closeCityRequest", () => {
  it("closes a request with the receipt of the national answer and keeps the receipt unchanged", async () => {
    const id = await arrangeCity(party, "mutual_request");
    const receipt = await answered(id);
    const { request, userErrors } = await close(id, receipt);
    expect(userErrors).toEqual([]);
    expect(request).toEqual({ status: "CLOSED", history: [{ from: "RAISED", to: "CLOSED" }] });
    expect(
      await mutations.rows("select receipt, by_name as name from kept_receipt where subject = $1", `CityRequest:${id}`),
    ).toEqual([{ receipt, name: "担当 三郎" }]);
  });

  it.each<[string, string, (id: string) => string | Promise<string>]>([
    ["that is no receipt", "RECEIPT_UNREADABLE", () => "回答済み"],
    [
      "that is sealed as something else",
      "RECEIPT_UNREADABLE",
      (id) => signReceipt("NATIONAL", about(id), undefined, "at+jwt"),
    ],
    ["that lacks what a receipt says", "RECEIPT_UNREADABLE", (id) => answered(id, { day: "yesterday" })],
    [
      "by a key that nobody has published",
      "RECEIPT_OF_FOREIGN_KEY",
      async (id) => signReceipt("NATIONAL", about(id), await foreignReceiptSigner()),
    ],
    [
      "by the city's own key",
      "RECEIPT_OF_FOREIGN_KEY",
      (id) => signReceipt("CITY", { ...about(id), party: "NATIONAL" }),
    ],
    [
      "that is forged under the national key id",
      "RECEIPT_NOT_GENUINE",
      async (id) => signReceipt("NATIONAL", about(id), await forgedReceiptSigner("NATIONAL")),
    ],
    [
      "by a key that the national side has revoked",
      "RECEIPT_KEY_REVOKED",
      async (id) => signReceipt("NATIONAL", about(id), await testReceiptSigner("NATIONAL", "revoked")),
    ],
    [
      "that was signed after its key had ended",
      "RECEIPT_KEY_NOT_IN_FORCE",
      async (id) => signReceipt("NATIONAL", about(id), await testReceiptSigner("NATIONAL", "ended")),
    ],
    [
      "that was altered",
      "RECEIPT_NOT_GENUINE",
      async (id) => alterReceipt(await answered(randomUUID()), { subject: `CityRequest:${id}` }),
    ],
    ["of another act", "RECEIPT_OF_OTHER_ACT", (id) => answered(id, { act: "approvePlanForNational" })],
    ["in the city's name", "RECEIPT_OF_OTHER_ACT", (id) => answered(id, { party: "CITY" })],
    ["of another request", "RECEIPT_OF_OTHER_THING", () => answered(randomUUID())],
    ["of another version", "RECEIPT_OF_OTHER_VERSION", (id) => answered(id, { version: 2 })],
  ])("refuses to close a request with a receipt %s: %s", async (_, code, receiptFor) => {
    const id = await arrangeCity(party, "mutual_request");
    expect(await refused(id, await receiptFor(id))).toBe(`${code} responseReceipt`);
  });

  it("closes a request once, also when the same receipt comes again", async () => {
    const id = await arrangeCity(party, "mutual_request");
    const receipt = await answered(id);
    await close(id, receipt);
    expect(await refused(id, receipt)).toBe("RECEIPT_USED responseReceipt");
    expect(await refused(await arrangeCity(party, "mutual_request"), receipt)).toBe(
      "RECEIPT_OF_OTHER_THING responseReceipt",
    );
  });

  it("refuses to close a request that does not exist", async () => {
    const id = randomUUID();
    expect(await refused(id, await answered(id))).toBe("NO_SUCH_RECORD requestId");
  });

  it("refuses in the database to close a request without a receipt", async () => {
    const id = await arrangeCity(party, "mutual_request");
    const statement = "update mutual_request set status = 'CLOSED', concluded_on = '2013-10-31' where id = $1";
    await expect(mutations.rows(statement, id)).rejects.toMatchObject({ constraint: "answered" });
  });
});

describe.each(Object.entries(REQUEST_TRANSITIONS))("a request that is %s", (status, legal) => {
  const concluded_on = status === "RAISED" ? null : "2013-10-15";
  const ACTS = { CLOSED: "closeCityRequest", WITHDRAWN: "withdrawCityRequest" };

  it.each(Object.entries(ACTS))(
    "changes a request's status to %s exactly where the transitions allow it",
    async (to, mutation) => {
      const id = await arrangeCity(party, "mutual_request", { status, concluded_on });
      const input = to === "CLOSED" ? closing(id, await answered(id)) : { requestId: id, reason: "取下げ" };
      if (legal.includes(to as never))
        expect((await mutations.mutate(CITY_SECRETARIAT, mutation, input)).userErrors).toEqual([]);
      else expect(await mutations.userError(CITY_SECRETARIAT, mutation, input)).toBe("ILLEGAL_TRANSITION requestId");
    },
  );
});
