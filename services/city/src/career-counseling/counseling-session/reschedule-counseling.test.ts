import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  await mutations.rows("delete from counseling_session");
  seekerId = await arrangeCity(party, "city_file");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const at = (time: string, day = "2013-11-05") => `${day}T${time}:00.000Z`;
const FIELDS = "session { id bookedFor bookedUntil counselor status history { from to reason } }";
const plain = () => ({ seekerId, servicePointId: "shiroishi", bookedFor: at("01:00"), themes: ["CAREER_REVIEW"] });

async function book(more: object = {}) {
  const { session, userErrors } = await mutations.mutate(
    CITY_COUNSELOR,
    "bookCounseling",
    { ...plain(), ...more },
    FIELDS,
  );
  expect(userErrors).toEqual([]);
  return session;
}
const anotherPerson = () => arrangeCity(party, "city_file");
const refusedBooking = (more: object) => mutations.userError(CITY_COUNSELOR, "bookCounseling", { ...plain(), ...more });
const move = (input: object) => mutations.mutate(CITY_COUNSELOR, "rescheduleCounseling", { ...input }, FIELDS);
const refusedMove = (input: object, who = CITY_COUNSELOR) =>
  mutations.userError(who, "rescheduleCounseling", { ...input });

describe("a booking", () => {
  it("has a length, an hour where none is given, and a counselor", async () => {
    expect(await book()).toMatchObject({ bookedUntil: at("02:00"), counselor: null });
    const long = { bookedFor: at("03:00"), minutes: 90, counselor: "相談 花子" };
    expect(await book(long)).toMatchObject({ bookedUntil: at("04:30"), counselor: "相談 花子" });
  });

  it.each([
    ["without a minute", { minutes: 0 }, "MINUTES_OUT_OF_RANGE minutes"],
    ["longer than a day's work", { minutes: 481 }, "MINUTES_OUT_OF_RANGE minutes"],
    ["with a name of two lines", { counselor: "相談\n花子" }, "LINE_BREAK_FOUND counselor"],
  ])("is refused %s", async (_, more, refusal) => {
    expect(await refusedBooking(more)).toBe(refusal);
  });

  it("is refused where it overlaps another of the person, and taken where it begins when that one ends", async () => {
    await book();
    expect(await refusedBooking({ bookedFor: at("01:59"), servicePointId: "shiroishi" })).toBe(
      "ALREADY_BOOKED bookedFor",
    );
    expect(await refusedBooking({ bookedFor: at("00:30") })).toBe("ALREADY_BOOKED bookedFor");
    await book({ bookedFor: at("02:00") });
    await book({ bookedFor: at("00:30"), minutes: 30 });
  });

  it("is refused where the counselor is booked with somebody else, however the name is spaced", async () => {
    await book({ counselor: "相談 花子" });
    const other = { seekerId: await anotherPerson() };
    expect(await refusedBooking({ ...other, counselor: "相談　花子", bookedFor: at("01:30") })).toBe(
      "COUNSELOR_BOOKED counselor",
    );
    await book({ ...other, counselor: "面談 次郎" });
    await book({ seekerId: await anotherPerson() });
    await book({ ...other, counselor: "相談 花子", bookedFor: at("02:00") });
  });

  it("is made once for a counselor and time, however many persons' are booked at once", async () => {
    const persons = await Promise.all(Array.from({ length: 5 }, anotherPerson));
    const many = await Promise.all(
      persons.map((person) =>
        mutations.mutate(CITY_COUNSELOR, "bookCounseling", { ...plain(), seekerId: person, counselor: "相談 花子" }),
      ),
    );
    const codes = many.map(({ userErrors }) => userErrors[0]?.code ?? "booked").sort();
    expect(codes).toEqual([...Array(4).fill("COUNSELOR_BOOKED"), "booked"]);
  });

  it("no longer takes the time once it is canceled", async () => {
    const { id } = await book({ counselor: "相談 花子" });
    await mutations.mutate(CITY_COUNSELOR, "closeCounseling", { sessionId: id, to: "CANCELED" });
    await book({ seekerId: await anotherPerson(), counselor: "相談 花子" });
    await book();
  });
});

describe("rescheduleCounseling", () => {
  it("moves a booked session to another time, and keeps the length, the counselor and the history", async () => {
    const { id } = await book({ minutes: 45, counselor: "相談 花子" });
    const { session, userErrors } = await move({ sessionId: id, bookedFor: at("05:00"), reason: "本人の都合" });
    expect(userErrors).toEqual([]);
    expect(session).toMatchObject({
      bookedFor: at("05:00"),
      bookedUntil: at("05:45"),
      counselor: "相談 花子",
      status: "BOOKED",
      history: [
        { from: null, to: "BOOKED", reason: null },
        { from: "BOOKED", to: "BOOKED", reason: "本人の都合" },
      ],
    });
    const [{ day }] = await mutations.rows("select day from counseling_session where id = $1", id);
    expect(day).toBe("2013-11-05");
  });

  it("changes the day, the length or the counselor alone, also over the time it had", async () => {
    const { id: sessionId } = await book();
    const longer = await move({ sessionId, minutes: 120 });
    expect(longer.session).toMatchObject({ bookedFor: at("01:00"), bookedUntil: at("03:00") });
    expect((await move({ sessionId, counselor: "面談 次郎" })).session.counselor).toBe("面談 次郎");
    expect((await move({ sessionId, counselor: null })).session.counselor).toBeNull();
    expect((await move({ sessionId, bookedFor: at("15:00", "2013-11-06") })).session.bookedUntil).toBe(
      at("17:00", "2013-11-06"),
    );
    const [{ day }] = await mutations.rows("select day from counseling_session where id = $1", sessionId);
    expect(day).toBe("2013-11-07");
  });

  it("gives a session that was booked without a length an hour", async () => {
    const sessionId = await arrangeCity(party, "counseling_session", {
      ...{ seeker_id: seekerId, status: "BOOKED", held_on: null, day: "2013-11-05" },
      booked_for: at("01:00"),
    });
    expect((await move({ sessionId, bookedFor: at("03:00") })).session.bookedUntil).toBe(at("04:00"));
  });

  it("is refused where the person or the counselor is booked then, and writes nothing", async () => {
    const { id: sessionId } = await book({ counselor: "相談 花子" });
    await book({ bookedFor: at("03:00") });
    expect(await refusedMove({ sessionId, bookedFor: at("03:30") })).toBe("ALREADY_BOOKED bookedFor");
    await book({ seekerId: await anotherPerson(), bookedFor: at("05:00"), counselor: "面談 次郎" });
    const then = { sessionId, bookedFor: at("05:30") };
    expect(await refusedMove({ ...then, counselor: "面談 次郎" })).toBe("COUNSELOR_BOOKED counselor");
    expect((await move(then)).userErrors).toEqual([]);
  });

  it.each([
    ["to the past", { bookedFor: "2013-10-30T01:00:00Z" }, "BOOKED_IN_THE_PAST bookedFor"],
    ["to another age", { bookedFor: "2014-11-30T01:00:00Z" }, "DAY_TOO_LATE bookedFor"],
    ["to no length", { minutes: 0 }, "MINUTES_OUT_OF_RANGE minutes"],
    ["for a blank reason", { reason: " " }, "REASON_REQUIRED reason"],
  ])("is refused %s", async (_, input, refusal) => {
    const { id: sessionId } = await book();
    expect(await refusedMove({ sessionId, ...input })).toBe(refusal);
  });

  it("is refused for a session that is no longer booked, unknown, or of another service point", async () => {
    const { id: sessionId } = await book();
    const then = { sessionId, bookedFor: at("05:00") };
    expect(await refusedMove(then, CITY_COUNSELOR_ELSEWHERE)).toBe("NO_SUCH_RECORD sessionId");
    expect(await refusedMove({ ...then, sessionId: randomUUID() })).toBe("NO_SUCH_RECORD sessionId");
    await mutations.mutate(CITY_COUNSELOR, "closeCounseling", { sessionId, to: "CANCELED" });
    expect(await refusedMove(then)).toBe("NOT_BOOKED sessionId");
    const walkIn = await arrangeCity(party, "counseling_session", { seeker_id: seekerId });
    expect(await refusedMove({ ...then, sessionId: walkIn })).toBe("NOT_BOOKED sessionId");
  });

  it("is refused when the file is closed", async () => {
    const { id: sessionId } = await book();
    await mutations.closeFile(seekerId);
    expect(await refusedMove({ sessionId, bookedFor: at("05:00") })).toBe("FILE_CLOSED sessionId");
  });
});

describe("two files of one person", () => {
  it("are not linked while bookings in both overlap", async () => {
    const duplicateId = await anotherPerson();
    await book({ bookedFor: at("01:00") });
    await book({ seekerId: duplicateId, bookedFor: at("01:30") });
    const link = { duplicateId, keptId: seekerId, reason: "本人確認による" };
    await mutations.mutate({ ...CITY_COUNSELOR, subject: "colleague" }, "linkCityFiles", link);
    expect(await mutations.userError(CITY_COUNSELOR, "linkCityFiles", link)).toMatch(/^OPEN_IN_BOTH/);
  });
});
