import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { nationalMutation, onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import {
  REGISTRATION_MANUAL_TRANSITIONS,
  REGISTRATION_TRANSITIONS,
  type RegistrationEntity,
  type RegistrationStatus,
} from "./registration.entity";

let party: TestParty;
let change: ReturnType<typeof nationalMutation>;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  change = nationalMutation(
    party,
    "changeRegistrationStatus",
    "registration { version number status validUntil history { from to reason } }",
  );
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COUNSELOR: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi"] };
const ELSEWHERE: CallerClaims = { role: "national.counselor", servicePoints: ["toyohira"] };
const reason = "本人の申出による";
const NUMBERLESS = { status: "PROVISIONAL", number: null } as const;

const registered = async (given: Partial<RegistrationEntity> = {}) =>
  arrangeNational(party).registration({ seekerId: await arrangeNational(party).person(), ...given });
const stored = async (id: string) =>
  (await party.database.dataSource.query("select * from registration where id = $1", [id]))[0];

/** The person comes again long after the registration has ended. */
async function personCame(registrationId: string): Promise<void> {
  const opening = { seekerId: (await stored(registrationId)).seeker_id, ...OPENING };
  await nationalMutation(party, "openNationalRecordWithReason", "seeker { id }")(COUNSELOR, opening);
}

const STATES = Object.keys(REGISTRATION_TRANSITIONS) as RegistrationStatus[];
/** The row of each state. A registration that has expired by date still says ACTIVE. */
const ROWS: [RegistrationStatus, Partial<RegistrationEntity>][] = [
  ["PROVISIONAL", NUMBERLESS],
  ["ACTIVE", { status: "ACTIVE", validUntil: "2013-10-31" }],
  ["PLACED", { status: "PLACED" }],
  ["EXPIRED", { status: "EXPIRED", validUntil: "2013-09-30" }],
  ["EXPIRED", { status: "ACTIVE", validUntil: "2013-10-30" }],
  ["WITHDRAWN", { status: "WITHDRAWN" }],
  ["VOIDED", { status: "VOIDED" }],
];
const steps = ROWS.flatMap(([from, row]) => STATES.map((to) => ({ from, to, row })));
const isByHand = ({ from, to }: (typeof steps)[number]) => REGISTRATION_MANUAL_TRANSITIONS[from].includes(to);

describe("the states of a registration", () => {
  const pairsOf = (table: typeof REGISTRATION_TRANSITIONS) =>
    STATES.flatMap((from) => table[from].map((to) => `${from}→${to}`));
  const WITHDRAWN = ["PROVISIONAL", "ACTIVE", "PLACED", "EXPIRED"].map((from) => `${from}→WITHDRAWN`);
  const ACTIVE = ["PROVISIONAL", "ACTIVE", "EXPIRED", "PLACED", "WITHDRAWN"].map((from) => `${from}→ACTIVE`);
  const BY_HAND = [...ACTIVE, ...WITHDRAWN];

  it("match the state machine of the domain; changeRegistrationStatus never places or expires a registration", () => {
    expect(pairsOf(REGISTRATION_MANUAL_TRANSITIONS).sort()).toEqual([...BY_HAND].sort());
    const VOIDED = ["PROVISIONAL", "ACTIVE", "EXPIRED", "WITHDRAWN"].map((from) => `${from}→VOIDED`);
    const TAKEN_BACK = ["WITHDRAWN→PROVISIONAL", "WITHDRAWN→PLACED"];
    const BY_OTHERS = ["ACTIVE→EXPIRED", "ACTIVE→PLACED", ...TAKEN_BACK, ...VOIDED];
    expect(pairsOf(REGISTRATION_TRANSITIONS).sort()).toEqual([...BY_HAND, ...BY_OTHERS].sort());
  });
});

describe("a registration", () => {
  it.each(steps.filter(isByHand))(
    "changes a registration from $from to $to and records the reason",
    async ({ from, to, row }) => {
      const registrationId = await registered(row);
      if (from === "EXPIRED" || from === "WITHDRAWN") await personCame(registrationId);
      const { registration } = await change(COUNSELOR, { registrationId, version: 1, to, reason });
      const history = [{ from, to, reason: from === "ACTIVE" && to === "ACTIVE" ? null : reason }];
      expect(registration).toMatchObject({ version: 2, status: to, history });
    },
  );

  it.each(steps.filter((step) => !isByHand(step)))(
    "refuses to change a registration from $from to $to",
    async ({ to, row }) => {
      const registrationId = await registered(row);
      const { seeker_id: seekerId } = await stored(registrationId);
      // A voided registration serves nobody: another one does.
      if (row.status === "VOIDED") await arrangeNational(party).registration({ seekerId });
      const refused = await change(COUNSELOR, { registrationId, version: 1, to, reason });
      expect(onlyUserError(refused)).toEqual(["ILLEGAL_TRANSITION", "to"]);
      expect(await stored(registrationId)).toMatchObject({ version: 1, status: row.status });
    },
  );

  it("gives a registration a number when it is activated, and keeps its term", async () => {
    const registrationId = await registered({ ...NUMBERLESS, receivedOn: "2013-09-30", validUntil: "2013-11-30" });
    const { registration } = await change(COUNSELOR, { registrationId, version: 1, to: "ACTIVE" });
    expect(registration).toMatchObject({ number: expect.stringMatching(/^01020-\d{8}$/), validUntil: "2013-11-30" });
    expect(registration.history).toEqual([{ from: "PROVISIONAL", to: "ACTIVE", reason: null }]);
  });

  it.each([
    ["activated after its term", { ...NUMBERLESS, receivedOn: "2013-07-01", validUntil: "2013-09-30" }],
    ["renewed", { validUntil: "2013-10-30" }],
    ["renewed in the last month of its term", { validUntil: "2013-10-31" }],
    ["taken up again after a job was lost", { status: "PLACED", validUntil: "2013-11-30" }],
  ] as const)("is valid to the end of the second month after today when %s", async (_, row) => {
    const registrationId = await registered(row);
    const { number } = await stored(registrationId);
    if (row.validUntil === "2013-09-30") await personCame(registrationId);
    const { registration } = await change(COUNSELOR, { registrationId, version: 1, to: "ACTIVE", reason });
    expect(registration).toMatchObject({ status: "ACTIVE", validUntil: "2013-12-31" });
    if (number !== null) expect(registration.number).toBe(number);
  });

  it.each([
    ["renewed before the last month of its term", {}, { to: "ACTIVE" }, "NOT_DUE_FOR_RENEWAL", "to"],
    ["withdrawn without a reason", {}, { to: "WITHDRAWN" }, "REASON_REQUIRED", "reason"],
    ["withdrawn with a blank reason", {}, { to: "WITHDRAWN", reason: "　" }, "REASON_REQUIRED", "reason"],
    ["taken up again without a reason", { status: "PLACED" }, { to: "ACTIVE" }, "REASON_REQUIRED", "reason"],
    ["changed with an old version", {}, { to: "WITHDRAWN", reason, version: 3 }, "VERSION_CONFLICT", "version"],
    ["unknown", {}, { registrationId: randomUUID(), to: "WITHDRAWN", reason }, "NO_SUCH_RECORD", "registrationId"],
    [
      "activated at an unknown office",
      { ...NUMBERLESS, office: "大阪東公共職業安定所" },
      { to: "ACTIVE" },
      "UNKNOWN_OFFICE",
      "office",
    ],
  ] as const)("is not %s", async (_, row, input, code, field) => {
    const registrationId = await registered(row);
    expect(onlyUserError(await change(COUNSELOR, { registrationId, version: 1, ...input }))).toEqual([code, field]);
    expect(await stored(registrationId)).toMatchObject({ version: 1, status: "status" in row ? row.status : "ACTIVE" });
  });

  it("is in force again for its term when it was withdrawn by mistake, for a reason", async () => {
    const registrationId = await registered({ validUntil: "2013-11-30" });
    await change(COUNSELOR, { registrationId, version: 1, to: "WITHDRAWN", reason });
    const again = { registrationId, version: 2, to: "ACTIVE" };
    expect(onlyUserError(await change(COUNSELOR, again))).toEqual(["REASON_REQUIRED", "reason"]);
    const { registration } = await change(COUNSELOR, { ...again, reason: "別の方の取下げ" });
    expect(registration).toMatchObject({ status: "ACTIVE", validUntil: "2013-11-30" });
    expect(registration.history.at(-1)).toEqual({ from: "WITHDRAWN", to: "ACTIVE", reason: "別の方の取下げ" });
  });

  it("is again what it was before it was withdrawn by mistake", async () => {
    const takenBack = async (registrationId: string) => {
      await change(COUNSELOR, { registrationId, version: 1, to: "WITHDRAWN", reason });
      return (await change(COUNSELOR, { registrationId, version: 2, to: "ACTIVE", reason })).registration;
    };
    const provisional = await takenBack(await registered(NUMBERLESS));
    expect(provisional).toMatchObject({ status: "PROVISIONAL", number: null });
    expect(provisional.history.at(-1)).toEqual({ from: "WITHDRAWN", to: "PROVISIONAL", reason });
    const placed = async (status: "CONFIRMED" | "VOIDED") => {
      const registrationId = await registered({ status: "PLACED" });
      const jobOrderId = await arrangeNational(party).jobOrder({});
      const referralId = await arrangeNational(party).referral({ registrationId, jobOrderId, status: "HIRED" });
      const rest = status === "CONFIRMED" ? { confirmedOn: "2013-10-15" } : { voidReason: "誤り" };
      await arrangeNational(party).placement({ referralId, status, ...rest });
      return registrationId;
    };
    expect((await takenBack(await placed("CONFIRMED"))).status).toBe("PLACED");
    expect((await takenBack(await placed("VOIDED"))).status).toBe("ACTIVE");
  });

  it("is not in force again past its term, beside another one, or for whom the caller serves no more", async () => {
    const over = await registered({ status: "WITHDRAWN", validUntil: "2013-10-30" });
    const again = (registrationId: string) =>
      change(COUNSELOR, { registrationId, version: 1, to: "ACTIVE", reason }).then(onlyUserError);
    expect(await again(over)).toEqual(["OPEN_RECORD_FIRST", "registrationId"]);
    await personCame(over);
    expect(await again(over)).toEqual(["TERM_OVER", "to"]);
    const beside = await registered({ status: "WITHDRAWN" });
    await arrangeNational(party).registration({ seekerId: (await stored(beside)).seeker_id });
    expect(await again(beside)).toEqual(["ALREADY_REGISTERED", "registrationId"]);
  });

  it("answers a registration at another service point like an unknown one, for any version", async () => {
    const registrationId = await registered();
    for (const version of [1, 2])
      expect(onlyUserError(await change(ELSEWHERE, { registrationId, version, to: "WITHDRAWN", reason }))).toEqual([
        "NO_SUCH_RECORD",
        "registrationId",
      ]);
  });

  it("is renewed once when ten renew it at once", async () => {
    const registrationId = await registered({ validUntil: "2013-10-30" });
    const answers = Array.from({ length: 10 }, () => change(COUNSELOR, { registrationId, version: 1, to: "ACTIVE" }));
    const codes = (await Promise.all(answers)).map(({ userErrors: [error] }) => error?.code ?? "done");
    expect(codes.sort()).toEqual([...Array(9).fill("VERSION_CONFLICT"), "done"]);
  });
});
