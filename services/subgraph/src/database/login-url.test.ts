import { execFileSync } from "node:child_process";
import { postgresOfRun } from "@aiwork/kit/postgres/postgres-of-run";
import { asAdmin } from "@aiwork/postgres/as-admin";
import { loginNames, loginPassword, loginUrl, partyLogins } from "./caller-databases";

const OWNER = "postgres://owner:own@db.example:6543/aiwork?sslmode=require";

describe("the logins of a party", () => {
  it("are one for each class and one for the recorder, with the party's prefix", () => {
    const classes = ["staff", "peer", "self", "joint", "public", "report", "audit", "recorder"];
    expect(loginNames("CITY")).toEqual(classes.map((name) => `city_${name}`));
    expect(loginNames("NATIONAL")).toEqual(classes.map((name) => `national_${name}`));
  });

  it("have a password each, which opens no other login", () => {
    const passwords = [...partyLogins("CITY", "secret"), ...partyLogins("NATIONAL", "secret")].map(
      ({ password }) => password,
    );
    expect(new Set(passwords).size).toBe(16);
    expect(passwords).not.toContain(loginPassword("another secret", "city_staff"));
  });

  it("have the passwords that an administrator makes of the secret", () => {
    const name = "city_staff";
    const command = 'printf %s "$NAME" | openssl dgst -sha256 -hmac "$SECRET" -binary | basenc --base64url | tr -d =';
    const env = { ...process.env, NAME: name, SECRET: "秘密 of the city" };
    const made = execFileSync("bash", ["-c", command], { env, encoding: "utf8" }).trim();
    expect(loginPassword("秘密 of the city", name)).toBe(made);
  });
});

describe("the address of a login", () => {
  it("is that of the same database, with the login's name", () => {
    expect(loginUrl(OWNER, "CITY", "peer", "secret")).toBe(
      `postgres://city_peer:${loginPassword("secret", "city_peer")}@db.example:6543/aiwork?sslmode=require`,
    );
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
