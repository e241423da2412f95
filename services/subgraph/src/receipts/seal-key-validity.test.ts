import { assembleToken, signWith } from "@aiwork/kit/issuers/test-issuer";
import { createSealKeyFolder, makeSealKey, openKeyClock, openOf } from "@aiwork/kit/receipts/seal-key-files";
import { startSmallSubgraph } from "@aiwork/kit/subgraph/small-subgraph";
import { decodeProtectedHeader } from "jose";
import { createReceiptSigner, sealKeysPage } from "./receipt-signer";

const TYPE = "test+jws";
const MINUTE_MS = 60_000;
const { write, remove } = createSealKeyFolder();
afterAll(remove);

describe("a receipt", () => {
  it("is refused five minutes after its key left the published set, at the latest", async () => {
    const [first, second] = [await makeSealKey("first"), await makeSealKey("second")];
    const PEER_SEAL_KEYS = write("leaving.json", [openOf(first)]);
    const clocks = openKeyClock();
    const opener = await createReceiptSigner({ PEER_SEAL_KEYS }, clocks);
    const sealed = await (await createReceiptSigner({ SEAL_KEYS_PATH: write("left.json", [first]) })).sign(TYPE, {});
    expect(await opener.verify(TYPE, sealed)).toEqual({ content: {} });
    write("leaving.json", [openOf(second)]);
    clocks.ahead = 5 * MINUTE_MS + 1_000;
    expect(await opener.verify(TYPE, sealed)).toEqual({ fault: "FOREIGN_KEY" });
  });

  it("is refused once its key is revoked, whenever it was signed", async () => {
    const [first, second] = [await makeSealKey("first"), await makeSealKey("second")];
    const SEAL_KEYS_PATH = write("own-revoking.json", [first]);
    const before = await createReceiptSigner({ SEAL_KEYS_PATH });
    const sealed = await before.sign(TYPE, {});
    write("own-revoking.json", [second, { ...openOf(first), revoked: { revoked_at: 1_800_000_000 } }]);
    const after = await createReceiptSigner({ SEAL_KEYS_PATH });
    await using published = await startSmallSubgraph(async () => Promise.reject(), 1_000, [sealKeysPage(after)]);
    const opener = await createReceiptSigner({ PEER_SEAL_KEYS: `${published.origin}/seal-keys` });
    expect(await opener.verify(TYPE, sealed)).toEqual({ fault: "KEY_REVOKED" });
    expect(await opener.verify(TYPE, await after.sign(TYPE, { of: 2 }))).toEqual({ content: { of: 2 } });
  });

  it("is judged by the dates of its key at the instant that it states", async () => {
    const { nbf, exp } = { nbf: 1_800_000_000, exp: 1_800_001_000 };
    const key = await makeSealKey("dated");
    const SEAL_KEYS_PATH = write("dated.json", [key]);
    const PEER_SEAL_KEYS = write("dated-public.json", [{ ...openOf(key), nbf, exp }]);
    const opener = await createReceiptSigner({ PEER_SEAL_KEYS }, { now: () => (exp + 1_000) * 1_000 });
    const verifiedOf = async (signedAt: number) => {
      const sealer = await createReceiptSigner({ SEAL_KEYS_PATH }, { now: () => signedAt * 1_000 });
      return await opener.verify(TYPE, await sealer.sign(TYPE, {}));
    };
    for (const signedAt of [nbf, exp - 1]) expect(await verifiedOf(signedAt)).toEqual({ content: {} });
    for (const signedAt of [nbf - 1, exp]) expect(await verifiedOf(signedAt)).toEqual({ fault: "KEY_NOT_IN_FORCE" });
  });

  it("that states no instant is judged as of now, and one of the future is refused", async () => {
    const key = await makeSealKey("old");
    const now = 1_800_000_000_000;
    const signed = (header: object) =>
      assembleToken(
        { alg: "ES256", typ: TYPE, kid: "old", ...header },
        {},
        signWith({ id: "old", privateJwk: key, publicJwk: openOf(key) }),
      );
    const openerOf = (exp: number) =>
      createReceiptSigner({ PEER_SEAL_KEYS: write(`old-${exp}.json`, [{ ...openOf(key), exp }]) }, { now: () => now });
    const [inForce, ended] = [await openerOf(now / 1_000 + 1_000), await openerOf(now / 1_000)];
    expect(await inForce.verify(TYPE, signed({}))).toEqual({ content: {} });
    expect(await inForce.verify(TYPE, signed({ iat: now / 1_000 + 60 }))).toEqual({ content: {} });
    expect(await inForce.verify(TYPE, signed({ iat: now / 1_000 + 61 }))).toEqual({ fault: "KEY_NOT_IN_FORCE" });
    expect(await inForce.verify(TYPE, signed({ iat: "yesterday" }))).toEqual({ fault: "UNREADABLE" });
    expect(await ended.verify(TYPE, signed({}))).toEqual({ fault: "KEY_NOT_IN_FORCE" });
    expect(await ended.verify(TYPE, signed({ iat: now / 1_000 - 1 }))).toEqual({ content: {} });
  });

  it("is signed by the newest key that is in force, and by none where none is", async () => {
    const [coming, live] = [await makeSealKey("coming"), await makeSealKey("live")];
    const SEAL_KEYS_PATH = write("turns.json", [
      { ...coming, nbf: 2_000 },
      { ...live, exp: 3_000 },
    ]);
    let seconds = 1_000;
    const clocks = { now: () => seconds * 1_000 };
    const sealer = await createReceiptSigner({ SEAL_KEYS_PATH }, clocks);
    const signedBy = async () => decodeProtectedHeader(await sealer.sign(TYPE, {})).kid;
    expect(await signedBy()).toBe("live");
    seconds = 2_000;
    expect(await signedBy()).toBe("coming");
    const path = write("ending.json", [{ ...live, exp: 3_000 }]);
    const ending = await createReceiptSigner({ SEAL_KEYS_PATH: path }, clocks);
    seconds = 3_000;
    await expect(ending.sign(TYPE, {})).rejects.toThrow();
  });
});
