export type AgeBand = "UNDER_25" | "FROM_25_TO_34" | "FROM_35_TO_44" | "FROM_45_TO_54" | "FROM_55_TO_64" | "OVER_64";

/** Age in full years on a day; a person born on 29 February is a year older on 1 March of a common year. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

export function ageBandOf(age: number): AgeBand {
  if (age < 25) return "UNDER_25";
  if (age < 35) return "FROM_25_TO_34";
  if (age < 45) return "FROM_35_TO_44";
  if (age < 55) return "FROM_45_TO_54";
  return age < 65 ? "FROM_55_TO_64" : "OVER_64";
}
