import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeEach(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterEach(async () => {
  jest.restoreAllMocks();
  await party?.[Symbol.asyncDispose]();
});

const POINTS = '{ servicePoints { id } servicePoint(id: "chuo") { name } }';
const open = (id: string, name: string) =>
  party.database.dataSource.query(
    "insert into service_point (id, name, ward_code, ward_name, opened_on) values ($1, $2, '011011', '中央区', '2014-04-01')",
    [id, name],
  );

describe("a service point", () => {
  it("reads service points once per process, and finds a new one within a minute", async () => {
    const first = await party.ask(POINTS);
    expect(first.data.servicePoints).toHaveLength(5);
    expect(first.statements).toEqual(["service-points"]);
    await open("chuo", "あいワーク中央");
    expect(await party.ask(POINTS)).toMatchObject({ data: { servicePoint: null }, statements: [] });
    const now = performance.now();
    jest.spyOn(performance, "now").mockReturnValue(now + 60_001);
    const later = await party.ask(POINTS);
    expect(later.data.servicePoint).toEqual({ name: "あいワーク中央" });
    expect(later.data.servicePoints.at(-1)).toEqual({ id: "chuo" });
    expect(later.statements).toEqual(["service-points"]);
  });

  it("finds a service point at once when a row refers to it", async () => {
    await party.ask(POINTS);
    await open("chuo", "あいワーク中央");
    const id = await arrangeCity(party, "city_file", { registered_at: "chuo" });
    const { data } = await party.askAs(
      { role: "seeker", seekerId: id },
      "query ($id: ID!) { seeker(id: $id) { city { profile { registeredAt { name } } } } }",
      { id },
    );
    expect(data.seeker.city.profile.registeredAt).toEqual({ name: "あいワーク中央" });
  });
});
