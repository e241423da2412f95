import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { keepStatistics, recounted, statisticsOf } from "@aiwork/kit/agreement/statistics-of";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import {
  NATIONAL_COUNSELOR,
  NATIONAL_PLANNING,
  ORDER_OFFICER,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const COUNTS = "newSeekers activeSeekers newOpenings activeOpenings filledOpenings placements";
const ROW = `servicePoint { id } month ${COUNTS} rates { definition { code text } value }`;
const MONTHS = ["2013-04", "2013-05", "2013-06", "2013-07", "2013-08", "2013-09", "2013-10"];

let party: TestParty;
let market: ReturnType<typeof statisticsOf>;
beforeAll(async () => {
  party = await startTestParty(national, "demo", "2013-10-31");
  market = statisticsOf(party, "labourMarketStatistics", ROW);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const rows = (text: string, ...values: unknown[]) => party.database.dataSource.query(text, values);
const DAY_OF_STATE = (
  table: string,
  states: string,
) => `(select max((at at time zone 'Asia/Tokyo')::date) from state_change
  where subject_id = ${table}.id and to_state = ${table}.status and to_state in (${states}))`;

/** Counted independently, over the rows themselves, of one service point or of all. */
async function recount(month: string, point: string | null) {
  const here = (table: string) => (point === null ? "true" : `${table}.service_point_id = '${point}'`);
  const during = `daterange('${month}-01', ('${month}-01'::date + interval '1 month')::date)`;
  const one = async (what: string, from: string, when: string) =>
    (await recounted(party, `select ${what} as n from ${from} where ${when}`))[0].n;
  const seekers = "count(distinct registration.seeker_id)::int";
  const active = `daterange(received_on, greatest(received_on,
    least(valid_until, ${DAY_OF_STATE("registration", "'PLACED', 'WITHDRAWN'")})), '[]') && ${during}`;
  const isOrder = "job_order.status not in ('RECEIVED', 'NOT_ACCEPTED')";
  const open = `daterange(job_order.received_on, greatest(job_order.received_on,
    least(refer_until, ${DAY_OF_STATE("job_order", "'CANCELED', 'SUSPENDED', 'EXPIRED'")})), '[]') && ${during}`;
  const filled = `(select count(*) from placement join referral on referral.id = referral_id
    where job_order_id = job_order.id and placement.status = 'CONFIRMED' and hired_on < '${month}-01')`;
  const cases = await one(
    "count(*)::int",
    "placement",
    `${here("placement")} and confirmed_recorded_at is not null and hired_on <@ ${during}`,
  );
  const corrected = await one("count(*)::int", "placement", `${here("placement")} and corrected_month = '${month}'`);
  return {
    newSeekers: await one(seekers, "registration", `${here("registration")} and received_on <@ ${during}`),
    activeSeekers: await one(seekers, "registration", `${here("registration")} and ${active}`),
    newOpenings: await one("coalesce(sum(openings), 0)::int", "job_order", `${isOrder} and received_on <@ ${during}`),
    activeOpenings: await one(`coalesce(sum(openings - ${filled}), 0)::int`, "job_order", `${isOrder} and ${open}`),
    filledOpenings: await one(
      "count(*)::int",
      "placement",
      `${here("placement")} and placement.status = 'CONFIRMED' and hired_on <@ ${during}`,
    ),
    placements: cases - corrected,
  };
}

describe("labour-market statistics", () => {
  it("have what the records of the demo give, of all and of each service point", async () => {
    const { rows: answered, rules } = await market.table('through: "2013-10"');
    expect(answered).toHaveLength(MONTHS.length * 6);
    for (const { servicePoint, month, rates, ...counts } of answered.filter(
      ({ servicePoint }) => (servicePoint?.id ?? "minami") === "minami",
    )) {
      const expected = await recount(month, servicePoint?.id ?? null);
      expect([month, counts]).toEqual([
        month,
        servicePoint ? { ...expected, newOpenings: null, activeOpenings: null } : expected,
      ]);
      expect(rates).toHaveLength(4);
    }
    const [{ activeSeekers, newSeekers, activeOpenings, rates }] = answered;
    expect([newSeekers, activeSeekers > newSeekers, activeOpenings > 0]).toEqual([expect.any(Number), true, true]);
    expect(rates).toContainEqual({
      definition: { code: "ACTIVE_OPENINGS_RATIO", text: expect.stringContaining("有効求人倍率") },
      value: Math.floor((activeOpenings / activeSeekers) * 100 + 0.5) / 100,
    });
    expect(rules).toHaveLength(7);
  }, 60_000);

  it("are for reporting clients and the national side's planning section alone", async () => {
    expect((await market.table("", NATIONAL_PLANNING)).rows).toHaveLength(MONTHS.length * 6);
    expect(await market.refusal("", NATIONAL_COUNSELOR)).toBe("NOT_YOUR_ROLE");
  });

  it("refuse an instant before the first record", async () => {
    expect(await market.refusal('asOf: "2011-03-31T00:00:00Z"')).toBe("BEFORE_FIRST_RECORD");
  });

  const send = async (name: string, input: object, fields = "", who = NATIONAL_COUNSELOR) => {
    const { userErrors, ...payload } = await sendNationalMutation(party, who, name, input, fields);
    expect(userErrors).toEqual([]);
    return payload;
  };
  const seekersOf = (month: string) => async (asOf: string) => {
    const found = await market.rows("", asOf);
    return [null, "shiroishi", "toyohira"].map((point) => {
      const row = found.find((one) => one.month === month && (one.servicePoint?.id ?? null) === point);
      return [row?.newSeekers, row?.activeSeekers];
    });
  };
  const plus = (before: (number | undefined)[][], ...more: number[][]) =>
    before.map((pair, i) => pair.map((count, j) => (count ?? 0) + (more[i]?.[j] ?? 0)));

  it("keep seekers where they were known, whoever is received, linked, handed over or voided later", async () => {
    const october = keepStatistics(seekersOf("2013-10"));
    const before = await october.ask();
    const add = arrangeNational(party);
    const born = { birthDate: "1960-04-01" };
    const [one, two] = [await add.person(born), await add.person(born)];
    for (const seekerId of [one, two]) {
      const id = await add.registration({
        seekerId,
        receivedOn: "2013-10-15",
        validUntil: "2013-12-31",
        status: "PROVISIONAL",
        number: null,
      });
      await rows("update registration set any_occupation = true where id = $1 returning id", id);
      expect(await seekersOf("2013-10")(new Date().toISOString())).toEqual(
        plus(before, seekerId === one ? [0, 0] : [1, 1], seekerId === one ? [0, 0] : [1, 1]),
      );
      await send("changeRegistrationStatus", { registrationId: id, version: 1, to: "ACTIVE" });
    }
    expect(await october.ask()).toEqual(plus(before, [2, 2], [2, 2]));
    const link = { duplicateId: one, keptId: two, reason: "同一人物と確認" };
    await byTwoPersons(NATIONAL_COUNSELOR, (who) => sendNationalMutation(party, who, "linkNationalFiles", link));
    expect(await october.ask()).toEqual(plus(before, [1, 1], [1, 1]));
    await send("handOverNationalFile", { seekerId: two, servicePointId: "toyohira", reason: "転居のため" });
    expect(await october.ask()).toEqual(plus(before, [1, 1], [1, 1], [0, 1]));
    await october.askAgain();
  });

  const periodsOf = async (subjectId: string, kind: string) => {
    const text = `select from_day || ' ' || until_day as period from counted_event
      where subject_id = $1 and kind = $2 and known_until is null order by part`;
    return (await rows(text, subjectId, kind)).map(({ period }: { period: string }) => period);
  };

  it("have a registration in force until it is withdrawn, and again once that is taken back", async () => {
    const seekerId = await arrangeNational(party).person();
    const registrationId = await arrangeNational(party).registration({ seekerId, status: "PROVISIONAL" });
    const change = (version: number, to: string) =>
      send("changeRegistrationStatus", { registrationId, version, to, reason: "本人の申出" });
    await change(1, "ACTIVE");
    expect(await periodsOf(registrationId, "IN_FORCE")).toEqual(["2013-09-02 2013-11-30"]);
    await change(2, "WITHDRAWN");
    expect(await periodsOf(registrationId, "IN_FORCE")).toEqual(["2013-09-02 2013-10-31"]);
    party.comesTo("2013-11-01");
    await send("openNationalRecordWithReason", { seekerId, ...OPENING, ground: "PERSON_CAME" });
    await change(3, "ACTIVE");
    party.comesTo("2013-10-31");
    expect(await periodsOf(registrationId, "IN_FORCE")).toEqual(["2013-09-02 2013-10-31", "2013-11-01 2013-11-30"]);
  });

  it("count openings once accepted, until the order takes no more referrals", async () => {
    const openings = keepStatistics(async (asOf) => {
      const { newOpenings, activeOpenings } = (await market.rows("", asOf)).find(
        ({ month, servicePoint }) => month === "2013-10" && !servicePoint,
      );
      return [newOpenings, activeOpenings];
    });
    const [fresh = 0, active = 0] = await openings.ask();
    const add = arrangeNational(party);
    const jobOrderId = await add.jobOrder({ status: "RECEIVED", receivedOn: "2013-10-20", openings: 3 });
    expect(await openings.ask()).toEqual([fresh, active]);
    await send("acceptJobOrder", { jobOrderId, version: 1 }, "", ORDER_OFFICER);
    expect(await openings.ask()).toEqual([fresh + 3, active + 3]);
    const suspended = { jobOrderId, version: 2, to: "SUSPENDED", reason: "求人者の申出" };
    await send("changeJobOrderStatus", suspended, "", ORDER_OFFICER);
    expect(await openings.ask()).toEqual([fresh + 3, active + 3]);
    expect(await periodsOf(jobOrderId, "OPEN_ORDER")).toEqual(["2013-10-20 2013-10-31"]);
    party.comesTo("2013-11-05");
    await send("changeJobOrderStatus", { jobOrderId, version: 3, to: "OPEN" }, "", ORDER_OFFICER);
    expect(await periodsOf(jobOrderId, "OPEN_ORDER")).toEqual(["2013-10-20 2013-10-31", "2013-11-05 2013-11-30"]);
    party.comesTo("2013-10-31");
    await openings.askAgain();
  });
});
