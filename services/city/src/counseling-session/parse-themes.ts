import { refuse } from "./counseling-refusals";
import type { CounselingTheme } from "./counseling-session.entity";

/** Each once, in the order given. @throws NO_THEME */
export function parseThemes(given: readonly CounselingTheme[]): CounselingTheme[] {
  if (given.length === 0) throw refuse("NO_THEME").at("themes");
  return [...new Set(given)];
}
