import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { Spending } from "./spending";

const at = (address: string) => ({ caller: ANONYMOUS, address });
const staff = (subject: string) => ({
  caller: { ...ANONYMOUS, role: "city.counselor", subject },
  address: "192.0.2.1",
});
const tooMany = { status: 429, extensions: { code: "RATE_LIMITED" } };

describe("what a caller spends", () => {
  it("is refused once it has spent everything, and nobody else is", async () => {
    const spending = new Spending({ ofCaller: 10, ofAddress: 10, ofAnonymous: 100 });
    await spending.spend(staff("one"), 9);
    expect(await spending.refuse(staff("one"))).toBeUndefined();
    await spending.spend(staff("one"), 0.5);
    const refused = await spending.refuse(staff("one"));
    expect(refused).toMatchObject(tooMany);
    expect(refused?.retryAfter).toBeGreaterThanOrEqual(1);
    expect(refused?.retryAfter).toBeLessThanOrEqual(10);
    expect(await spending.refuse(staff("two"))).toBeUndefined();
    expect(await spending.refuse(at("192.0.2.1"))).toBeUndefined();
  });

  it("is spent before it is used, so that requests at the same time do not overspend", async () => {
    const spending = new Spending({ ofCaller: 10, ofAddress: 10, ofAnonymous: 100 });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => spending.spend(staff("one"), 6)));
    expect(outcomes.map((refusal) => refusal === undefined)).toEqual([true, true, false, false, false]);
  });

  it("does not count for all callers without a token what was refused to one address", async () => {
    const spending = new Spending({ ofCaller: 10, ofAddress: 10, ofAnonymous: 30 });
    for (let i = 0; i < 9; i++) await spending.spend(at("192.0.2.1"), 10);
    expect(await spending.refuse(at("192.0.2.2"))).toBeUndefined();
  });

  it("is refused without a token when all such callers have spent their share, from whatever address", async () => {
    const spending = new Spending({ ofCaller: 10, ofAddress: 10, ofAnonymous: 15 });
    await spending.spend(at("192.0.2.1"), 9);
    expect(await spending.refuse(at("192.0.2.1"))).toBeUndefined();
    await spending.spend(at("192.0.2.2"), 9);
    expect(await spending.refuse(at("192.0.2.3"))).toMatchObject(tooMany);
    expect(await spending.refuse(staff("one"))).toBeUndefined();
  });
});
