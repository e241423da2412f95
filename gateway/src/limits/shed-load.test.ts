import type { IncomingCall } from "@aiwork/server/http/admission";
import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import { SendingLimit } from "./sending-limit";
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

const calm = { loop: { isLate: false }, sent: new SendingLimit() };
const overloaded = { status: 503, retryAfter: 1, extensions: { code: "OVERLOADED" } };
const tooMany = { status: 429, retryAfter: 1, extensions: { code: "RATE_LIMITED" } };
const counselor: Caller = { ...ANONYMOUS, role: "city.counselor", party: "CITY", subject: "one" };

describe("load shedding", () => {
  it("refuses a request at the limit and admits the next when one has ended", async () => {
    const inFlight = new InFlightLimit({ all: 2, ofCaller: 9 });
    const admit = shedLoad(async () => counselor, { ...calm, inFlight });
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
    const admit = shedLoad(async () => ANONYMOUS, {
      ...calm,
      inFlight: new InFlightLimit({ all: 2, ofCaller: 9 }),
      loop,
    });
    await expect(admit(callOf())).rejects.toMatchObject(overloaded);
    loop.isLate = false;
    await expect(admit(callOf())).resolves.toBe(ANONYMOUS);
  });

  it("gives a request no place while its body is being sent or its caller identified", async () => {
    const inFlight = new InFlightLimit({ all: 1, ofCaller: 9 });
    const never = new Promise<never>(() => {});
    void shedLoad(async () => ANONYMOUS, { ...calm, inFlight })(callOf({ body: never }));
    void shedLoad(() => never, { ...calm, inFlight })(callOf());
    const admit = shedLoad(async () => counselor, { ...calm, inFlight });
    await expect(admit(callOf())).resolves.toBe(counselor);
  });

  it("refuses a caller's further requests, sent or being sent, and nobody else's", async () => {
    const inFlight = new InFlightLimit({ all: 9, ofCaller: 2 });
    const admit = shedLoad(async () => ANONYMOUS, { ...calm, inFlight });
    const sending = callOf({ body: new Promise<never>(() => {}) });
    void admit(sending);
    await admit(callOf());
    await expect(admit(callOf())).rejects.toMatchObject(tooMany);
    await expect(admit(callOf({ address: "192.0.2.2" }))).resolves.toBe(ANONYMOUS);
    sending.end();
    await expect(admit(callOf())).resolves.toBe(ANONYMOUS);
  });

  it("counts a body that is not sent to its end", async () => {
    const sent = new SendingLimit();
    const admit = shedLoad(async () => ANONYMOUS, {
      ...calm,
      sent,
      inFlight: new InFlightLimit({ all: 99, ofCaller: 99 }),
    });
    const broken = () => {
      const body = Promise.reject<never>(new Error("aborted"));
      // It is looked at later.
      body.catch(() => {});
      return admit(callOf({ body }));
    };
    for (let i = 0; i < 40; i++) await expect(broken()).rejects.toThrow("aborted");
    await expect(broken()).rejects.toMatchObject({ ...tooMany, retryAfter: expect.any(Number) });
    await expect(admit(callOf({ address: "192.0.2.2" }))).resolves.toBe(ANONYMOUS);
  });

  it("leaves half of the places to callers with a token", async () => {
    const inFlight = new InFlightLimit({ all: 4, ofCaller: 9 });
    const admitAnybody = shedLoad(async () => ANONYMOUS, { ...calm, inFlight });
    const admitStaff = shedLoad(async () => counselor, { ...calm, inFlight });
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

  it("reads no more of a caller who has sent too much in ten seconds, and goes on reading others", async () => {
    const sent = new SendingLimit({ ofCaller: 4_096, ofAddress: 2_048, ofAnonymous: 99_999 });
    const inFlight = new InFlightLimit({ all: 99, ofCaller: 99 });
    const admit = shedLoad(async () => ANONYMOUS, { ...calm, inFlight, sent });
    const large = () => callOf({ body: Promise.resolve(Buffer.alloc(4_096)) });
    for (let i = 0; i < 20; i++) await admit(callOf());
    await admit(large());
    const further = callOf({ body: new Promise<never>(() => {}) });
    await expect(admit(further)).rejects.toMatchObject({ status: 429, extensions: { code: "RATE_LIMITED" } });
    await expect(admit({ ...large(), address: "192.0.2.2" })).resolves.toBe(ANONYMOUS);
    const admitStaff = shedLoad(async () => counselor, { ...calm, inFlight, sent });
    await expect(admitStaff(large())).resolves.toBe(counselor);
  });
});
