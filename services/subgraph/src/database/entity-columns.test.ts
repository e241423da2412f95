import { createEmptyDatabase, type EmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { columnNamesWithoutKey, givenColumns, jsonOf } from "./entity-columns";

@Entity("service_point")
class PointEntity {
  @PrimaryColumn({ name: "id", type: "integer" }) id: number;
  @Column({ name: "opened_on", type: "date" }) openedOn: string;
  @Column({ name: "services", type: "text", array: true }) services: string[];
  @Column({ name: "note", type: "text", nullable: true }) note: string | null;
}

let empty: EmptyDatabase;
beforeAll(async () => {
  empty = await createEmptyDatabase();
});
afterAll(() => empty?.[Symbol.asyncDispose]());

describe("a joined row as JSON", () => {
  it("has its entity's properties and further expressions, and is null when the join found no row", async () => {
    const database = await empty.open();
    await database.dataSource.query(`create table service_point (id int primary key, opened_on date, services text[], note text);
      insert into service_point values (1, '2011-11-01', '{職業相談,職業紹介}', null)`);
    const text = `select ${jsonOf(PointEntity, "service_point", { twice: "service_point.id * 2" })} as service_point
      from generate_series(1, 2) as n left join service_point on service_point.id = n order by n`;
    expect(await database.read({ name: "service points", text })).toEqual([
      { service_point: { id: 1, openedOn: "2011-11-01", services: ["職業相談", "職業紹介"], note: null, twice: 2 } },
      { service_point: null },
    ]);
  });
});

describe("the columns of given properties", () => {
  it("have the entity's names and the given values, null among them, and none for what was left out", () => {
    expect(givenColumns(PointEntity, { id: 1, openedOn: "2011-11-01", services: undefined, note: null })).toEqual([
      { column: "id", value: 1 },
      { column: "opened_on", value: "2011-11-01" },
      { column: "note", value: null },
    ]);
  });

  it("are listed without the key", () => {
    expect(columnNamesWithoutKey(PointEntity)).toEqual(["opened_on", "services", "note"]);
  });
});
