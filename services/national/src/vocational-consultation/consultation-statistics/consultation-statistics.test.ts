import { readPersonalData } from "@aiwork/agreement/joint-counter/personal-data-inventory/read-personal-data";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { keepStatistics, REPORTING, recounted, statisticsOf } from "@aiwork/kit/agreement/statistics-of";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, NATIONAL_PLANNING, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import { nationalPersonalData } from "../../national-personal-data";

let party: TestParty;
let consultations: ReturnType<typeof statisticsOf>;
beforeAll(async () => {
  party = await startTestParty(national, "demo", "2013-10-31");
  consultations = statisticsOf(
    party,
    "consultationStatistics",
    "servicePoint { id } month topic ageBand consultations persons suppressedMeasures",
  );
});
afterAll(() => party?.[Symbol.asyncDispose]());

const send = (name: string, input: object, fields = "", who = NATIONAL_COUNSELOR) =>
  sendNationalMutation(party, who, name, input, fields);

describe("consultation statistics", () => {
  it.each([
    ["BY_POINT", "null"],
    ["BY_POINT_AND_MONTH", "to_char(held_on, 'YYYY-MM')"],
  ])("have in %s what the consultations of the demo give", async (table, part) => {
    const { rows, rules } = await consultations.table(`table: ${table}, through: "2013-10"`);
    const expected = await recounted(
      party,
      `select service_point_id as point, ${part} as month, count(*)::int as consultations,
         count(distinct seeker_id)::int as persons
       from consultation where status = 'HELD' and held_on between '2013-04-01' and '2013-10-31'
       group by 1, 2 order by 1, 2`,
    );
    expect(expected.length).toBeGreaterThanOrEqual(5);
    const counted = rows
      .filter(({ consultations }) => consultations > 0)
      .map(({ servicePoint, month, consultations, persons }) => ({
        point: servicePoint.id,
        month,
        consultations,
        persons,
      }));
    counted.sort((one, other) => (`${one.point} ${one.month}` < `${other.point} ${other.month}` ? -1 : 1));
    expect(counted).toEqual(expected);
    expect(rules.map(({ code }) => code)).toEqual(["CONSULTATIONS_HELD", "DISTINCT_PERSONS"]);
  });

  it.each(["BY_POINT_AND_TOPIC", "BY_POINT_AND_AGE_BAND"])("refuse %s to everybody", async (table) => {
    for (const who of [REPORTING, NATIONAL_PLANNING])
      expect(await consultations.refusal(`table: ${table}`, who)).toBe("PUBLICATION_ONLY");
  });

  it("are for reporting clients and the national side's planning section alone", async () => {
    const given = `table: BY_POINT, asOf: "${new Date().toISOString()}"`;
    expect(await consultations.table(given, NATIONAL_PLANNING)).toEqual(await consultations.table(given));
    expect(await consultations.refusal("table: BY_POINT", NATIONAL_COUNSELOR)).toBe("NOT_YOUR_ROLE");
  });

  it("refuse an instant before the first record", async () => {
    expect(await consultations.refusal('table: BY_POINT, asOf: "2012-03-31T00:00:00Z"')).toBe("BEFORE_FIRST_RECORD");
  });

  it("stay as they were known, whatever is recorded, moved, linked or voided later", async () => {
    const answers = keepStatistics(async (asOf) => {
      const rows = await consultations.rows("table: BY_POINT_AND_MONTH", asOf);
      const at = (of: string) =>
        rows.find(({ servicePoint, month }) => servicePoint.id === "shiroishi" && month === of) ?? {};
      return [at("2013-09").consultations, at("2013-10").consultations, at("2013-10").persons];
    });
    const [september, october, persons] = await answers.ask();
    const add = arrangeNational(party);
    const born = { birthDate: "1960-04-01" };
    const [one, two] = [await add.person(born), await add.person(born)];
    for (const seekerId of [one, two]) await add.registration({ seekerId });
    const hold = async (seekerId: string) => {
      const held = { seekerId, servicePointId: "shiroishi", heldOn: "2013-10-30", minutes: 20, topics: ["JOB_SEARCH"] };
      const { consultation, userErrors } = await send("recordConsultation", held, "consultation { id }");
      expect(userErrors).toEqual([]);
      return consultation.id;
    };
    await hold(one);
    const consultationId = await hold(two);
    expect(await answers.ask()).toEqual([september, october + 2, persons + 2]);
    const link = { duplicateId: one, keptId: two, reason: "同一人物と確認" };
    const { userErrors } = await byTwoPersons(NATIONAL_COUNSELOR, (who) => send("linkNationalFiles", link, "", who));
    expect(userErrors).toEqual([]);
    expect(await answers.ask()).toEqual([september, october + 2, persons + 1]);
    const moved = { consultationId, heldOn: "2013-09-30", reason: "日付の入力誤り" };
    expect((await send("reviseConsultation", moved)).userErrors).toEqual([]);
    expect(await answers.ask()).toEqual([september + 1, october + 1, persons + 1]);
    const countedOf = async (id: string) =>
      (await readPersonalData(party.database, nationalPersonalData, two))
        .filter(({ table }) => table === "counted_event")
        .flatMap(({ rows }) => rows)
        .filter(({ subject_id }) => subject_id === id).length;
    expect(await countedOf(consultationId)).toBe(1);
    expect((await send("voidConsultation", { consultationId, reason: "誤記録" })).userErrors).toEqual([]);
    expect(await answers.ask()).toEqual([september, october + 1, persons + 1]);
    expect(await countedOf(consultationId)).toBe(0);
    await answers.askAgain();
  });
});
