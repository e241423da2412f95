import { randomWord } from "@aiwork/runtime/testing/random-word";
import { type Counter, TODAY } from "./placement-client";

const PERSON = { nameKana: "シケン タロウ", birthDate: "1970-04-01", sex: "UNSTATED", municipalityCode: "011002" };

/** One person comes to the city's counter: a file is opened, visits are counted, and one is taken out of the count. */
export async function visitOnce({ send, chance }: Pick<Counter, "send" | "chance">): Promise<void> {
  const file = await send("openCityFile", { servicePointId: "shiroishi", name: `試験 ${randomWord()}`, ...PERSON });
  if (!file || !("done" in file)) return;
  const visit = { servicePointId: "shiroishi", visitedOn: TODAY, seekerId: file.done, services: ["JOB_TERMINAL"] };
  for (let visits = 1 + Math.floor(chance() * 3); visits > 0; visits--) {
    const recorded = await send("recordVisit", visit);
    if (!recorded || !("done" in recorded) || chance() < 0.5) continue;
    const voiding = { visitId: recorded.done, reason: "二重に記録したため" };
    await Promise.all(
      chance() < 0.3 ? [send("voidVisit", voiding), send("voidVisit", voiding)] : [send("voidVisit", voiding)],
    );
  }
}
