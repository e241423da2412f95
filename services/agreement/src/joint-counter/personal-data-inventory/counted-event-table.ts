import type { PersonalDataTable } from "@aiwork/subgraph/database/personal-data";
import { columnFates, statedColumns } from "./stated-columns";

const { KEY, COUNTED } = columnFates;

/** What counts in statistics, of whom; `subjects` selects the ids of the records that are the person's. */
export const countedEventTable = (subjects: string): PersonalDataTable => ({
  title: "統計への計上",
  // guard: what-counts-no-more-is-not-disclosed
  ofPerson: `seeker_id in (select $1::uuid union select duplicate_id from linked_file where kept_id = $1)
    and known_until is null and subject_id in (${subjects})`,
  access: [],
  category: null,
  orderBy: "from_day, entered",
  columns: statedColumns({
    from_day: ["計上日", COUNTED],
    until_day: ["期間の終わり", COUNTED],
    kind: ["計上の種類", COUNTED],
    subject_id: ["計上した記録の番号", KEY],
    part: ["期間の順番", COUNTED],
    seeker_id: ["求職者", KEY],
    service_point_id: ["窓口", COUNTED],
    amount: ["数", COUNTED],
    attributes: ["内訳", COUNTED],
    known_from: ["記録日時", COUNTED],
    known_until: ["訂正日時", COUNTED],
    entered: ["記録順", { ...KEY, omitted: "orders the entries" }],
  }),
});
