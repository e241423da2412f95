import { NotPersonal, Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { createPersonalDataInventory } from "./personal-data-inventory";

const statement = { title: "趣味", access: ["staff"], category: null } as const;

@PersonalTable({ ...statement, unmapped: { search_key: { label: "検索用", omitted: "a copy" } } })
@Entity("hobby")
class HobbyEntity {
  @Personal("番号", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Personal("内容", { review: "OTHERS" })
  @Column({ name: "what_it_is", type: "text" })
  whatItIs: string;
}

@NotPersonal("reference data")
@Entity("ward")
class WardEntity {
  @PrimaryColumn({ name: "code", type: "text" }) code: string;
}

@Entity("unstated")
class UnstatedEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
}

@PersonalTable(statement)
@NotPersonal("nothing")
@Entity("contradictory")
class ContradictoryEntity {
  @Personal("番号")
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
}

@PersonalTable(statement)
@Entity("grown")
class GrownEntity {
  @Personal("番号", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Column({ name: "mood", type: "text" }) mood: string;
}

const inventoryOf = (entities: object[], anonymizes = false) => createPersonalDataInventory(entities, { anonymizes });

describe("the personal-data inventory", () => {
  it("has the tables, columns and histories of the entities' statements", () => {
    const { personalTables, otherTables } = inventoryOf([WardEntity, HobbyEntity]);
    expect(personalTables.hobby).toEqual({
      ...statement,
      ofPerson: "seeker_id = $1",
      columns: {
        id: { label: "番号", anonymization: "KEPT_KEY" },
        what_it_is: { label: "内容", review: "OTHERS" },
        search_key: { label: "検索用", omitted: "a copy" },
      },
    });
    expect(personalTables.state_change?.ofPerson).toContain("union all select id from hobby where seeker_id = $1");
    expect(otherTables).toMatchObject({ ward: "reference data", migrations: "which migrations have run" });
  });

  it("is refused for an entity that states nothing or two things of its table", () => {
    const message = (table: string) => `The entity of ${table} states either @PersonalTable or @NotPersonal`;
    expect(() => inventoryOf([UnstatedEntity])).toThrow(message("unstated"));
    expect(() => inventoryOf([ContradictoryEntity])).toThrow(message("contradictory"));
    expect(() => inventoryOf([class {}])).toThrow("is no table's entity");
  });

  it("is refused for a column that is added to a person's entity and states no fate", () => {
    expect(() => inventoryOf([GrownEntity])).toThrow(
      "The column grown.mood is of persons and states no fate: add @Personal",
    );
  });

  it("is refused for a party that anonymizes and leaves a column open", () => {
    expect(() => inventoryOf([HobbyEntity], true)).toThrow(
      "The column hobby.what_it_is does not state what anonymization does with it",
    );
  });
});
