import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { city } from "../city";
import { actAndLook, COUNSELOR, GUEST } from "../testing/act-and-look";
import { arrange } from "../testing/arrange-city";

let party: TestParty;
let look: ReturnType<typeof actAndLook>;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
  look = actAndLook(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const STATES = ["SENT", "ACCEPTED", "DECLINED", "DONE", "ABORTED", "RECALLED", "EXPIRED"];
const LEGAL = {
  answerLiaison: ["SENT ACCEPTED", "SENT DECLINED"],
  closeLiaison: ["SENT RECALLED", "ACCEPTED DONE", "ACCEPTED ABORTED"],
};
const steps = STATES.flatMap((from) => STATES.map((to) => `${from} ${to}`));

describe.each(Object.entries(LEGAL))("%s", (act, legal) => {
  const take = async (step: string) => {
    const [status = "", to = ""] = step.split(" ");
    const seeker_id = await arrange(party, "city_file");
    const liaisonId = await arrange(party, "liaison", { seeker_id, status });
    const who = to === "RECALLED" ? COUNSELOR : GUEST;
    const words = act === "answerLiaison" ? { answer: "回答" } : { outcome: "結果" };
    return { who, input: { liaisonId, version: 1, to, ...words }, to };
  };

  it.each(legal)("may go %s", async (step) => {
    const { who, input, to } = await take(step);
    expect(await look.act(who, act, input, "liaison { status }")).toEqual({ liaison: { status: to }, userErrors: [] });
  });

  it.each(steps.filter((step) => !legal.includes(step)))("may not go %s", async (step) => {
    const { who, input } = await take(step);
    expect(await look.refusal(who, act, input)).toBe("ILLEGAL_TRANSITION to");
  });
});
