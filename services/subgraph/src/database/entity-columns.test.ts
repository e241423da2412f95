import { createEmptyDatabase, type EmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { jsonOf } from "./entity-columns";

@Entity("counter")
class CounterEntity {
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
    await database.dataSource.query(`create table counter (id int primary key, opened_on date, services text[], note text);
      insert into counter values (1, '2011-11-01', '{職業相談,職業紹介}', null)`);
    const text = `select ${jsonOf(CounterEntity, "counter", { twice: "counter.id * 2" })} as counter
      from generate_series(1, 2) as n left join counter on counter.id = n order by n`;
    expect(await database.read({ name: "counters", text })).toEqual([
      { counter: { id: 1, openedOn: "2011-11-01", services: ["職業相談", "職業紹介"], note: null, twice: 2 } },
      { counter: null },
    ]);
  });
});
