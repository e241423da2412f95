import { requirePast } from "@aiwork/agreement/state-change/require-past";
import { parseOptionalText, parseRequiredText } from "@aiwork/agreement/text/given-texts";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { refuse } from "./counseling-refusals";
import type { CounselingTheme } from "./counseling-session.entity";
import type { NextAction } from "./next-action";
import { parseThemes } from "./parse-themes";

const LONGEST_TEXT = 4000;
const LONGEST_NEXT = 500;
const LONGEST_MINUTES = 480;

/** 記録: what is told of a session that was held. */
export interface Told {
  heldOn: string;
  minutes: number;
  themes: readonly CounselingTheme[];
  summary?: string | null;
  notes?: string | null;
  nextAction?: (Omit<NextAction, "dueOn"> & { dueOn?: string | null }) | null;
}

/** @throws DAY_IN_THE_FUTURE, MINUTES_OUT_OF_RANGE, NO_THEME, NEXT_BEFORE_HELD, TEXT_REQUIRED and what else a text is refused for */
export function parseRecord(told: Told, context: SubgraphContext) {
  const { heldOn, minutes, nextAction } = told;
  requirePast(heldOn, context, "heldOn");
  if (minutes < 1 || minutes > LONGEST_MINUTES) throw refuse("MINUTES_OUT_OF_RANGE").at("minutes");
  return {
    heldOn,
    minutes,
    themes: parseThemes(told.themes),
    summary: parseOptionalText(told.summary, "summary", LONGEST_TEXT),
    notes: parseOptionalText(told.notes, "notes", LONGEST_TEXT),
    nextAction: nextAction == null ? null : parseNextAction(nextAction, heldOn),
  };
}

function parseNextAction({ text, owner, dueOn = null }: NonNullable<Told["nextAction"]>, heldOn: string): NextAction {
  if (dueOn !== null && dueOn < heldOn) throw refuse("NEXT_BEFORE_HELD").at("nextAction", "dueOn");
  return { text: parseRequiredText(text, "nextAction", LONGEST_NEXT), owner, dueOn };
}
