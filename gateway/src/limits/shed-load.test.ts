import type { IncomingCall } from "@aiwork/server/http/admission";
import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import { InFlightLimit, shedLoad } from "./shed-load";

/** A request whose body is there, unless it is still being sent. */
function callOf({ address = "192.0.2.1", body = Promise.resolve(Buffer.from("{}")) } = {}) {
  const ends: (() => void)[] = [];
  const call = {
    address,
    body: () => body,
    end: () => ends.splice(0).forEach((act) => void act()),
    onClose: (act: () => void) => void ends.push(act),
    onAnswered: (act: () => void) => void ends.push(act),
  };
  return call as typeof call & IncomingCall;
}

const onTime = { isLate: false };
const overloaded = { status: 503, retryAfter: 1, extensions: { code: "OVERLOADED" } };
const tooMany = { status: 429, retryAfter: 1, extensions: { code: "RATE_LIMITED" } };
const counselor: Caller = { ...ANONYMOUS, role: "city.counselor", party: "CITY", subject: "one" };

describe("load shedding", () => {
  it("refuses a request at the limit and admits the next when one has ended", async () => {
    const inFlight = new InFlightLimit({ all: 2, ofCaller: 9 });
    const admit = shedLoad(async () => counselor, { inFlight, loop: onTime });
    const first = callOf();
    await admit(first);
    await admit(callOf());
    await expect(admit(callOf())).rejects.toMatchObject(overloaded);
    first.end();
    await expect(admit(callOf())).resolves.toBe(counselor);
    expect(inFlight.count).toBe(2);
  });

  it("refuses every request while its event loop is late", async () => {
    const loop = { isLate: true };
    const admit = shedLoad(async () => ANONYMOUS, { inFlight: new InFlightLimit({ all: 2, ofCaller: 9 }), loop });
    await expect(admit(callOf())).rejects.toMatchObject(overloaded);
    loop.isLate = false;
    await expect(admit(callOf())).resolves.toBe(ANONYMOUS);
  });

  it("gives a request no place while its body is being sent or its caller identified", async () => {
    const inFlight = new InFlightLimit({ all: 1, ofCaller: 9 });
    const never = new Promise<never>(() => {});
    void shedLoad(async () => ANONYMOUS, { inFlight, loop: onTime })(callOf({ body: never }));
    void shedLoad(() => never, { inFlight, loop: onTime })(callOf());
    const admit = shedLoad(async () => counselor, { inFlight, loop: onTime });
    await expect(admit(callOf())).resolves.toBe(counselor);
  });

  it("refuses a caller's further requests, sent or being sent, and nobody else's", async () => {
    const inFlight = new InFlightLimit({ all: 9, ofCaller: 2 });
    const admit = shedLoad(async () => ANONYMOUS, { inFlight, loop: onTime });
    const sending = callOf({ body: new Promise<never>(() => {}) });
    void admit(sending);
    await admit(callOf());
    await expect(admit(callOf())).rejects.toMatchObject(tooMany);
    await expect(admit(callOf({ address: "192.0.2.2" }))).resolves.toBe(ANONYMOUS);
    sending.end();
    await expect(admit(callOf())).resolves.toBe(ANONYMOUS);
  });

  it("leaves half of the places to callers with a token", async () => {
    const inFlight = new InFlightLimit({ all: 4, ofCaller: 9 });
    const admitAnybody = shedLoad(async () => ANONYMOUS, { inFlight, loop: onTime });
    const admitStaff = shedLoad(async () => counselor, { inFlight, loop: onTime });
    const first = callOf();
    await admitAnybody(first);
    await admitAnybody(callOf({ address: "192.0.2.2" }));
    await expect(admitAnybody(callOf({ address: "192.0.2.3" }))).rejects.toMatchObject(overloaded);
    await admitStaff(callOf());
    await admitStaff(callOf());
    await expect(admitStaff(callOf())).rejects.toMatchObject(overloaded);
    first.end();
    await expect(admitAnybody(callOf())).resolves.toBe(ANONYMOUS);
  });
});
