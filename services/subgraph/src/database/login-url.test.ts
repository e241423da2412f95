import { postgresOfRun } from "@aiwork/kit/postgres/postgres-of-run";
import { asAdmin } from "@aiwork/postgres/as-admin";
import { loginNames, loginUrl } from "./caller-databases";

const OWNER = "postgres://owner:own@db.example:6543/aiwork?sslmode=require";

describe("the logins of a party", () => {
  it("are one for each class and one for the recorder, with the party's prefix", () => {
    const classes = ["staff", "peer", "self", "joint", "public", "report", "audit", "recorder"];
    expect(loginNames("CITY")).toEqual(classes.map((name) => `city_${name}`));
    expect(loginNames("NATIONAL")).toEqual(classes.map((name) => `national_${name}`));
  });
});

describe("the address of a login", () => {
  it("is that of the same database, with the login's name", () => {
    expect(loginUrl(OWNER, "CITY", "peer", "secret")).toBe(
      "postgres://city_peer:secret@db.example:6543/aiwork?sslmode=require",
    );
  });

  it("encodes a password of any characters", () => {
    const password = "a@b:c/d?e#f%41 ü";
    expect(decodeURIComponent(new URL(loginUrl(OWNER, "NATIONAL", "self", password)).password)).toBe(password);
  });

  it("does not log in as the owner when the query names a user", async () => {
    const { username, password } = new URL(postgresOfRun());
    const address = `${postgresOfRun()}?user=${username}&password=${password}`;
    const connecting = asAdmin(loginUrl(address, "CITY", "public", "no such password"), (client) =>
      client.query("select session_user"),
    );
    await expect(connecting).rejects.toThrow(/password authentication failed for user "city_public"/);
  });
});
