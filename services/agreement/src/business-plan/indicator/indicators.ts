import facts from "@aiwork/schema-agreement/facts.json";
import listed from "@aiwork/schema-agreement/indicators.json";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { CountingRule, Indicator, IndicatorRule } from "./indicator";
import { indicatorError, indicatorQueryError } from "./indicator.errors";
import { parseIndicators } from "./parse-indicators";

/** 指標: the indicators of the agreement, in the order of the list. @throws Error at start where the list cannot be used */
export const indicators: readonly Indicator[] = parseIndicators(listed, facts);

const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
const byRule = new Map(
  indicators.flatMap((indicator) => indicator.rules.map((rule) => [rule.code, { indicator, rule }] as const)),
);

export function indicatorsOf(owner: Indicator["owner"]): Indicator[] {
  return indicators.filter((indicator) => indicator.owner === owner);
}

/** The indicator of a stored code, which was listed when it was stored. */
export function indicatorByCode(code: string): Indicator {
  const indicator = byCode.get(code);
  if (!indicator) throw new Error(`The indicator ${code} is stored and no longer listed in indicators.json.`);
  return indicator;
}

/** An indicator's rule of a stored code. */
export function ruleByCode(code: string): { indicator: Indicator; rule: IndicatorRule } {
  const found = byRule.get(code);
  if (!found) throw new Error(`The rule ${code} is stored and no longer listed in indicators.json.`);
  return found;
}

/** The indicator that an input names. @throws NO_SUCH_INDICATOR */
export function parseIndicator(code: string, ...field: string[]): Indicator {
  const indicator = byCode.get(code);
  // guard: indicator-of-input-is-listed
  if (!indicator) throw indicatorError("NO_SUCH_INDICATOR").at(...field);
  return indicator;
}

/** The indicator of a party that a query names. @throws UNKNOWN_INDICATOR */
export function requireIndicatorOf(owner: Indicator["owner"], code: string): Indicator {
  const indicator = byCode.get(code);
  // guard: queried-indicator-is-of-the-party
  if (indicator?.owner !== owner) throw indicatorQueryError("UNKNOWN_INDICATOR");
  return indicator;
}

/** The indicators of a party that a query names, each once. @throws UNKNOWN_INDICATOR */
export function namedIndicatorsOf(owner: Indicator["owner"], codes: readonly string[]): Indicator[] {
  return [...new Set(codes)].map((code) => requireIndicatorOf(owner, code));
}

/** The fields of an indicator that its entry does not state as they are. */
export const indicatorFields = {
  title: ({ title }: Indicator, _: unknown, { language }: SubgraphContext) => title[language],
};

export const countingRuleFields = {
  text: ({ text }: CountingRule, _: unknown, { language }: SubgraphContext) => text[language],
};
