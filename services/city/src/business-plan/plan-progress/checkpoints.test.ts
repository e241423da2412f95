import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { checkpointsOf } from "@aiwork/kit/agreement/checkpoints-of";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_SECRETARIAT, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let checkpoints: ReturnType<typeof checkpointsOf>;
beforeEach(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  checkpoints = checkpointsOf(party);
  for (const indicator of ["USERS", "VISITS", "COUNSELING_SESSIONS"])
    await act(CITY_SECRETARIAT, "startCountingForCity", { indicator, firstMonth: "2012-04" });
});
afterEach(() => party?.[Symbol.asyncDispose]());

async function act(who: typeof CITY_COUNSELOR, name: string, input: object, fields = "") {
  const payload = await mutations.mutate(who, name, { ...input }, fields);
  expect(payload.userErrors).toEqual([]);
  return payload;
}
const person = () => arrangeCity(party, "city_file");
async function visit(seekerId: string | undefined, visitedOn: string): Promise<string> {
  const input = {
    servicePointId: "shiroishi",
    visitedOn,
    seekerId,
    services: ["JOB_TERMINAL"],
    lateReason: "記録の遅れ",
  };
  return (await act(CITY_COUNSELOR, "recordVisit", input, "visit { id }")).visit.id;
}
const voidVisit = (visitId: string) => act(CITY_COUNSELOR, "voidVisit", { visitId, reason: "誤記録" });
const link = (duplicateId: string, keptId: string) =>
  byTwoPersons(CITY_COUNSELOR, (who) =>
    mutations.mutate(who, "linkCityFiles", { duplicateId, keptId, reason: "同一人物と確認" }),
  );
const unlink = (duplicateId: string) => act(CITY_COUNSELOR, "unlinkCityFiles", { duplicateId, reason: "別人と判明" });
const ofRule = (rule: string, results: { code: string; count: number }[]) =>
  results.filter(({ code }) => code === rule).reduce((sum, { count }) => sum + count, 0);
const users = (results: { code: string; count: number }[]) => ofRule("VISIT_PERSON_DAY", results);

describe("results from checkpoints", () => {
  it("are those of all facts, as of any instant, whatever was recorded, voided, moved or linked since", async () => {
    const [one, two, three] = [await person(), await person(), await person()];
    const instants: string[] = [];
    const keep = async (take: boolean) => {
      if (take) await checkpoints.take();
      const instant = await checkpoints.closedNow();
      instants.push(instant);
      return checkpoints.compare(instant);
    };
    for (const seekerId of [one, two, three]) await visit(seekerId, "2013-09-10");
    const first = await visit(one, "2013-10-30");
    await visit(undefined, "2013-10-30");
    expect(users(await keep(true))).toBe(4);
    await link(one, two);
    expect(users(await keep(false))).toBe(3);
    await voidVisit(first);
    await visit(undefined, "2012-05-01");
    expect(users(await keep(true))).toBe(2);
    await link(two, three);
    expect(users(await keep(true))).toBe(1);
    await unlink(two);
    expect(users(await keep(false))).toBe(2);
    await unlink(one);
    expect(users(await keep(false))).toBe(3);
    const held = {
      seekerId: one,
      servicePointId: "shiroishi",
      heldOn: "2013-10-02",
      minutes: 30,
      themes: ["RETENTION"],
    };
    const { session } = await act(CITY_COUNSELOR, "holdCounseling", held, "session { id }");
    await keep(true);
    const moved = { sessionId: session.id, heldOn: "2013-09-30", reason: "日付の入力誤り" };
    await act(CITY_COUNSELOR, "reviseCounselingSession", moved);
    await keep(false);
    await act(CITY_COUNSELOR, "voidCounselingSession", { sessionId: session.id, reason: "別人の記録" });
    expect(ofRule("COUNSELING_SESSIONS_HELD", await keep(false))).toBe(0);
    const answers = await Promise.all(instants.map(checkpoints.results));
    await checkpoints.take();
    for (const [i, instant] of instants.entries()) expect(await checkpoints.compare(instant)).toEqual(answers[i]);
    await checkpoints.drop("fiscal_year = 2013");
    for (const [i, instant] of instants.entries()) expect(await checkpoints.results(instant)).toEqual(answers[i]);
  });

  it("are those of persons who count in another month of the year, once their first visit is voided", async () => {
    const { dataSource } = party.database;
    await dataSource.query(`insert into counting_rule (code, indicator, fact, selection, way, personal)
      values ('VISITORS', 'VISITORS', 'VISIT', '{}', 'PERSONS_PER_YEAR', false)`);
    await dataSource.query("insert into counted_since (rule, since) values ('VISITORS', '2012-04-01')");
    const october = async () =>
      (
        await dataSource.query(
          "select count from counted('VISITORS', '2012-04-01', '2013-10-01', '2013-11-01', $1::timestamptz)",
          [await checkpoints.closedNow()],
        )
      ).map(({ count }: { count: number }) => count);
    const seekerId = await person();
    const first = await visit(seekerId, "2013-09-10");
    await visit(seekerId, "2013-10-30");
    await checkpoints.take();
    expect(await october()).toEqual([]);
    await voidVisit(first);
    expect(await october()).toEqual([1]);
    await checkpoints.compare(await checkpoints.closedNow());
  });

  it("start from the last checkpoint before the instant, and are counted without one", async () => {
    await visit(await person(), "2013-10-30");
    expect(await checkpoints.take()).toBeGreaterThan(0);
    const instant = await checkpoints.closedNow();
    const counted = await checkpoints.results(instant);
    await party.database.dataSource.query(`update counted_checkpoint set results = '[]' where fiscal_year = 2013`);
    expect(await checkpoints.results(instant)).toEqual([]);
    await visit(await person(), "2013-10-30");
    expect(users(await checkpoints.results(await checkpoints.closedNow()))).toBe(1);
    await checkpoints.drop();
    expect(await checkpoints.results(instant)).toEqual(counted);
  });

  it("hold what was being written when the checkpoint was taken", async () => {
    const seekerId = await person();
    const writer = party.database.dataSource.createQueryRunner();
    await writer.startTransaction();
    await writer.query(
      `insert into visit (id, service_point_id, visited_on, seeker_id, services, recorded_by_party, recorded_by_role)
       values ($1, 'shiroishi', '2013-10-31', $1, '{JOB_TERMINAL}', 'CITY', 'city.counselor')`,
      [seekerId],
    );
    await visit(await person(), "2013-10-30");
    await checkpoints.take();
    await writer.commitTransaction();
    await writer.release();
    expect(users(await checkpoints.compare(await checkpoints.closedNow()))).toBe(2);
    await checkpoints.take();
    expect(users(await checkpoints.compare(await checkpoints.closedNow()))).toBe(2);
  });

  it("hold what many wrote at the same time, while checkpoints were taken", async () => {
    const persons = await Promise.all(Array.from({ length: 5 }, person));
    let writing = true;
    const write = async (writer: number) => {
      for (let i = 0; i < 12; i++) {
        const id = await visit(persons[(writer + i) % persons.length], `2013-${i % 2 ? "09" : "10"}-1${i % 10}`);
        if (i % 3 === 0) await voidVisit(id);
      }
    };
    const instants: string[] = [];
    const take = async () => {
      while (writing) {
        await checkpoints.take();
        instants.push(await checkpoints.closedNow());
      }
    };
    const taking = take();
    await Promise.all([0, 1, 2, 3].map(write)).finally(() => {
      writing = false;
    });
    await taking;
    for (const instant of [...instants.slice(-20), await checkpoints.closedNow()]) await checkpoints.compare(instant);
    expect(ofRule("VISITS", await checkpoints.results(await checkpoints.closedNow()))).toBe(4 * 8);
  }, 60_000);
});

describe("checkpoints", () => {
  it("are taken where something has changed, and stay at closings", async () => {
    await visit(await person(), "2013-09-10");
    expect(await checkpoints.take()).toBeGreaterThan(0);
    expect(await checkpoints.take()).toBe(0);
    await act(CITY_SECRETARIAT, "closeCityMonth", { month: "2013-09" });
    await checkpoints.take();
    await visit(await person(), "2013-09-10");
    await checkpoints.take();
    const ofUsers = "rule = 'VISIT_PERSON_DAY' and fiscal_year = 2013";
    const atClosing = "as_of in (select recorded_at from month_closing)";
    expect([await checkpoints.kept(ofUsers), await checkpoints.kept(`${ofUsers} and ${atClosing}`)]).toEqual([2, 1]);
  });

  it("are taken by nobody who sees an earlier state of the database", async () => {
    await visit(await person(), "2013-10-30");
    const taken = await party.database.dataSource.transaction("REPEATABLE READ", (db) =>
      db.query("select take_checkpoints() as taken"),
    );
    expect([taken, await checkpoints.kept()]).toEqual([[{ taken: 0 }], 0]);
  });
});
