import type { EntityManager } from "typeorm";
import type { Indicator } from "./indicator";

/**
 * 数え方: gives the database the rules of a party's indicators, by which alone its function counts. What has been counted
 * by a rule stays as it is, so such a rule changes nothing but its words and its end.
 * @throws Error for a rule that has been counted by and counts something else now
 */
export async function loadCountingRules(
  db: EntityManager,
  owner: Indicator["owner"],
  indicators: readonly Indicator[],
): Promise<void> {
  const rules = indicators
    .filter((indicator) => indicator.owner === owner)
    .flatMap((indicator) =>
      indicator.rules.map(({ code, counts: { fact, where, way }, isPersonal }) => ({
        ...{ code, indicator: indicator.code, fact, selection: where, way, personal: isPersonal },
      })),
    );
  const given = JSON.stringify(rules);
  const changed: { code: string }[] = await db.query(
    `select known.code from counting_rule as known
     join jsonb_to_recordset($1::jsonb) as given (code text, fact text, selection jsonb, way text) using (code)
     where (known.fact, known.selection, known.way) <> (given.fact, given.selection, given.way)
       and exists (select from counted_since where rule = known.code)`,
    [given],
  );
  // guard: rule-that-was-counted-by-stays
  if (changed.length > 0) {
    const codes = changed.map(({ code }) => code).join(", ");
    throw new Error(
      `RULE_CHANGED: results are counted by ${codes} already. End it, and give the new one a code of its own.`,
    );
  }
  await db.query(
    `insert into counting_rule (code, indicator, fact, selection, way, personal)
     select * from jsonb_to_recordset($1::jsonb)
       as given (code text, indicator text, fact text, selection jsonb, way text, personal boolean)
     on conflict (code) do update set (indicator, fact, selection, way, personal)
       = (excluded.indicator, excluded.fact, excluded.selection, excluded.way, excluded.personal)`,
    [given],
  );
  await db.query("delete from counting_rule where not code = any ($1)", [rules.map(({ code }) => code)]);
}
