import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

it("is voided by the service point that handed the file over since, to which one held elsewhere is not there", async () => {
  const { mutate, userError, rows } = cityMutations(party);
  const seekerId = await arrangeCity(party, "city_file", { registered_at: "toyohira" });
  await rows(
    `insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status)
     values (gen_random_uuid(), $1, 'shiroishi', 'toyohira', 'DONE')`,
    seekerId,
  );
  const [here, elsewhere] = await Promise.all(
    ["shiroishi", "toyohira"].map((service_point_id) =>
      arrangeCity(party, "counseling_session", { seeker_id: seekerId, service_point_id, by_role: "city.counselor" }),
    ),
  );
  const reason = "別人の記録";
  expect((await mutate(CITY_COUNSELOR, "voidCounselingSession", { sessionId: here, reason })).userErrors).toEqual([]);
  const refused = await userError(CITY_COUNSELOR, "voidCounselingSession", { sessionId: elsewhere, reason });
  expect(refused).toBe("NO_SUCH_RECORD sessionId");
});
