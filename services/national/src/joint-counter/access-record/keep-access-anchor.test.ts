import { NATIONAL_PLANNING, nationalMutation } from "@aiwork/kit/national/send-mutation";
import {
  foreignReceiptSigner,
  forgedReceiptSigner,
  testReceiptSigner,
} from "@aiwork/kit/receipts/test-receipt-signers";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { ANCHOR_TYPE, type Anchor } from "@aiwork/subgraph/access-log/anchor";
import type { ReceiptSigner } from "@aiwork/subgraph/receipts/receipt-signer";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const FIELDS = "anchor { businessDay takenAt receipt keptAt }";
const ANCHOR: Anchor = {
  party: "CITY",
  day: "2013-10-30",
  at: "2013-10-30T08:15:00.000Z",
  heads: [`1:12:${"a".repeat(64)}`],
  closed: [1],
};
const sign = async (anchor: Partial<Anchor> = {}, signer?: ReceiptSigner, type = ANCHOR_TYPE) =>
  (signer ?? (await testReceiptSigner("CITY"))).sign(type, { ...ANCHOR, ...anchor });
const keep = (anchor: string) => nationalMutation(party, "keepCityAccessAnchor", FIELDS)(NATIONAL_PLANNING, { anchor });
const anchorsAs = (role: string, month = "2013-10") =>
  party.askAs({ role }, `{ cityAccessAnchors(month: "${month}") { businessDay takenAt receipt keptAt } }`);

describe("keepCityAccessAnchor", () => {
  it("keeps where the other party's access records end, once, for the auditor to take away", async () => {
    const receipt = await sign();
    const { anchor, userErrors } = await keep(`${receipt}\n`);
    expect(userErrors).toEqual([]);
    const kept = { businessDay: "2013-10-30", takenAt: ANCHOR.at, receipt, keptAt: expect.stringMatching(/Z$/) };
    expect(anchor).toEqual(kept);
    expect((await keep(await sign())).anchor).toEqual(anchor);
    await keep(await sign({ day: "2013-10-29", at: "2013-10-29T08:15:00.000Z" }));
    await keep(await sign({ day: "2013-09-30", at: "2013-09-30T08:15:00.000Z" }));
    for (const role of ["national.planning", "auditor.national"])
      expect((await anchorsAs(role)).data.cityAccessAnchors).toEqual([
        { ...kept, businessDay: "2013-10-29", takenAt: expect.any(String), receipt: expect.any(String) },
        kept,
      ]);
    expect((await anchorsAs("auditor.national", "2013-09")).data.cityAccessAnchors).toHaveLength(1);
  });

  it.each<[string, string, () => Promise<string>]>([
    ["that is none", "RECEIPT_UNREADABLE", async () => "控え"],
    ["that is signed as a receipt", "RECEIPT_UNREADABLE", () => sign({}, undefined, "aiwork-receipt+jws")],
    ["that names no head", "RECEIPT_UNREADABLE", () => sign({ heads: [] })],
    ["of a key of neither's", "RECEIPT_OF_FOREIGN_KEY", async () => sign({}, await foreignReceiptSigner())],
    ["of this party's own key", "RECEIPT_OF_FOREIGN_KEY", async () => sign({}, await testReceiptSigner("NATIONAL"))],
    ["that is forged", "RECEIPT_NOT_GENUINE", async () => sign({}, await forgedReceiptSigner("CITY"))],
    ["of a revoked key", "RECEIPT_KEY_REVOKED", async () => sign({}, await testReceiptSigner("CITY", "revoked"))],
    [
      "of a key that had ended",
      "RECEIPT_KEY_NOT_IN_FORCE",
      async () => sign({}, await testReceiptSigner("CITY", "ended")),
    ],
    ["of this party's own records", "RECEIPT_OF_OTHER_ACT", () => sign({ party: "NATIONAL" })],
  ])("refuses an anchor %s: %s", async (_, code, anchorFor) => {
    const count = () => party.database.dataSource.query("select count(*) from kept_access_anchor");
    const before = await count();
    const { anchor, userErrors } = await keep(await anchorFor());
    expect([anchor, userErrors]).toMatchObject([null, [{ code, path: ["anchor"] }]]);
    expect(await count()).toEqual(before);
  });

  it("is refused to the auditor, and its anchors are shown to nobody else", async () => {
    const mutation = `mutation ($input: KeepCityAccessAnchorInput!) { keepCityAccessAnchor(input: $input) { userErrors { code } } }`;
    const { errors } = await party.askAs({ role: "auditor.national" }, mutation, {
      input: { idempotencyKey: "控え", anchor: await sign() },
    });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    for (const role of ["national.order_officer", "auditor.city", "city.secretariat"])
      expect((await anchorsAs(role)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  it("is kept in a table that nobody changes", async () => {
    await keep(await sign());
    for (const change of ["update kept_access_anchor set receipt = ''", "delete from kept_access_anchor"])
      await expect(party.database.dataSource.query(change)).rejects.toMatchObject({ code: "23000" });
  });
});
