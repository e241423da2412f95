import { z } from "zod";
import { COUNTING_WAYS, INDICATOR_UNITS, type Indicator, UNSPECIFIED_RULE } from "./indicator";

/** What is wrong with the list of indicators, and what to do. */
export interface IndicatorFault {
  readonly code: string;
  /** The indicator, and its rule. */
  readonly member: string;
  readonly what: string;
  readonly whatToDo: string;
}

const FIRST_OF_MONTH = /^\d{4}-(0[1-9]|1[0-2])-01$/;
const CODE = /^[A-Z][A-Z_]*$/;
const words = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const party = z.enum(["CITY", "NATIONAL"]);
const factsSchema = z.array(
  z.strictObject({
    kind: z.string().regex(CODE),
    party,
    title: words,
    ways: z.array(z.enum(COUNTING_WAYS)),
    attributes: z.array(z.strictObject({ name: z.string(), personal: z.boolean(), values: z.array(z.string()) })),
  }),
);
const ruleSchema = z.strictObject({
  code: z.string().regex(CODE),
  text: words,
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  additiveOverPoints: z.boolean(),
  additiveOverMonths: z.boolean(),
  counts: z.strictObject({ fact: z.string(), where: z.record(z.string(), z.array(z.string())), way: z.string() }),
});
const indicatorsSchema = z.array(
  z.strictObject({
    code: z.string().regex(CODE),
    title: words,
    unit: z.string(),
    owner: party,
    rules: z.array(ruleSchema),
  }),
);
type GivenIndicator = z.infer<typeof indicatorsSchema>[number];
type GivenRule = z.infer<typeof ruleSchema>;
type Facts = z.infer<typeof factsSchema>;

/** Everything that is wrong with the indicators of `schema/agreement/indicators.json`, over the facts of `facts.json`. */
export function findIndicatorFaults(given: unknown, facts: unknown): IndicatorFault[] {
  const parsed = indicatorsSchema.safeParse(given);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) =>
      fault("INDICATOR_MALFORMED", path.join("."), message, "Write it as the other indicators are written."),
    );
  const known = factsSchema.parse(facts);
  const rules = parsed.data.flatMap((indicator) => indicator.rules);
  return [
    ...twice(parsed.data, "INDICATOR_TWICE", []),
    ...twice(rules, "RULE_TWICE", [UNSPECIFIED_RULE.code]),
    ...parsed.data.flatMap((indicator) => faultsOfIndicator(indicator, known)),
  ];
}

/** The indicators, checked. @throws Error that names every fault */
export function parseIndicators(given: unknown, facts: unknown): Indicator[] {
  const faults = findIndicatorFaults(given, facts);
  if (faults.length > 0) {
    const lines = faults.map(({ code, member, what, whatToDo }) => `${code}: ${member} ${what}. ${whatToDo}`);
    throw new Error(`schema/agreement/indicators.json cannot be used:\n${lines.join("\n")}`);
  }
  const known = factsSchema.parse(facts);
  const personal = new Set(
    known.flatMap(({ kind, attributes }) => attributes.flatMap((one) => (one.personal ? [`${kind} ${one.name}`] : []))),
  );
  return (given as (Indicator & GivenIndicator)[]).map((indicator) => ({
    ...indicator,
    rules: [...indicator.rules]
      .sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
      .map((rule) => ({
        ...rule,
        isPersonal: Object.keys(rule.counts.where).some((name) => personal.has(`${rule.counts.fact} ${name}`)),
      })),
  }));
}

function fault(code: string, member: string, what: string, whatToDo: string): IndicatorFault {
  return { code, member, what, whatToDo };
}

function twice(of: readonly { code: string }[], code: string, taken: readonly string[]): IndicatorFault[] {
  const codes = [...taken, ...of.map((one) => one.code)];
  // guard: code-names-one-thing
  const doubled = new Set(codes.filter((one, i) => codes.indexOf(one) < i));
  return [...doubled].map((one) => fault(code, one, "stands twice", "Give each a code of its own."));
}

function faultsOfIndicator(indicator: GivenIndicator, facts: Facts): IndicatorFault[] {
  const { code, unit, rules } = indicator;
  const faults: IndicatorFault[] = [];
  // guard: unit-of-indicator-is-known
  if (!INDICATOR_UNITS.some((known) => known === unit))
    faults.push(fault("UNKNOWN_UNIT", code, `has the unit ${unit}`, `Name one of ${INDICATOR_UNITS.join(", ")}.`));
  // guard: indicator-has-rule
  if (rules.length === 0) faults.push(fault("NO_RULE", code, "has no rule", "Say how it is counted."));
  return [
    ...faults,
    ...rules.flatMap((rule) => [...faultsOfValidity(code, rule), ...faultsOfCounts(indicator, rule, facts)]),
    ...overlaps(code, rules),
  ];
}

function faultsOfValidity(indicator: string, { code, validFrom, validTo }: GivenRule): IndicatorFault[] {
  // guard: rule-is-valid-in-whole-months
  const isWhole = FIRST_OF_MONTH.test(validFrom) && (validTo === null || FIRST_OF_MONTH.test(dayAfter(validTo)));
  if (isWhole && (validTo === null || validTo > validFrom)) return [];
  const whatToDo = "Give the first day of a month and the last day of a later one, or null.";
  return [fault("NOT_WHOLE_MONTHS", `${indicator} ${code}`, `is valid from ${validFrom} to ${validTo}`, whatToDo)];
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function areValidTogether(one: GivenRule, other: GivenRule): boolean {
  // guard: rules-of-indicator-count-no-month-twice
  return one.validFrom <= (other.validTo ?? "9999") && other.validFrom <= (one.validTo ?? "9999");
}

function overlaps(indicator: string, rules: readonly GivenRule[]): IndicatorFault[] {
  return rules.flatMap((rule, i) =>
    rules
      .slice(i + 1)
      .filter((other) => areValidTogether(rule, other))
      .map((other) =>
        fault(
          "RULES_OVERLAP",
          `${indicator} ${rule.code}`,
          `is valid together with ${other.code}`,
          "End one before the other begins, or make two indicators.",
        ),
      ),
  );
}

function faultsOfCounts({ code, owner }: GivenIndicator, rule: GivenRule, facts: Facts): IndicatorFault[] {
  const member = `${code} ${rule.code}`;
  const { fact, where, way } = rule.counts;
  const kind = facts.find((one) => one.kind === fact);
  const kinds = facts.filter((one) => one.party === owner).map((one) => one.kind);
  // guard: rule-counts-known-facts
  if (!kind) return [fault("UNKNOWN_FACT", member, `counts ${fact}`, `Name one of ${kinds.join(", ")}.`)];
  const faults: IndicatorFault[] = [];
  // guard: party-counts-own-facts
  if (kind.party !== owner)
    faults.push(fault("FACT_OF_OTHER_PARTY", member, `counts ${fact}`, `Name one of ${kinds.join(", ")}.`));
  // guard: rule-counts-in-known-way
  if (!kind.ways.some((known) => known === way))
    faults.push(fault("UNKNOWN_WAY", member, `counts by ${way}`, `Name one of ${kind.ways.join(", ")}.`));
  for (const [name, values] of Object.entries(where)) {
    const attribute = kind.attributes.find((one) => one.name === name);
    const names = kind.attributes.map((one) => one.name).join(", ");
    // guard: rule-selects-by-known-attributes
    if (!attribute) {
      faults.push(fault("UNKNOWN_ATTRIBUTE", member, `selects by ${name}`, `Name one of ${names}.`));
      continue;
    }
    const unknown = values.filter((value) => !attribute.values.includes(value));
    const whatToDo = `Name one of ${attribute.values.join(", ")}.`;
    // guard: rule-selects-known-values
    if (unknown.length > 0 || values.length === 0)
      faults.push(fault("UNKNOWN_VALUE", member, `selects ${name} ${unknown.join(", ") || "of no value"}`, whatToDo));
  }
  return faults;
}
