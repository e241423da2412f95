import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** 協定: the agreement between the Mayor of Sapporo and the Director of the Hokkaido Labour Bureau. */
@NotPersonal("the agreement")
@Entity("agreement")
export class AgreementEntity {
  @PrimaryColumn({ name: "id", type: "text" }) id: string;
  @Column({ name: "title", type: "text" }) title: string;
  @Column({ name: "city_party", type: "text" }) cityParty: string;
  @Column({ name: "national_party", type: "text" }) nationalParty: string;
  @Column({ name: "concluded_on", type: "date", nullable: true }) concludedOn: string | null;
  @Column({ name: "business_started_on", type: "date" }) businessStartedOn: string;
}

/** An article of the agreement. `party` is null where the article is a role of both parties. */
@NotPersonal("the agreement")
@Entity("article")
export class ArticleEntity {
  @PrimaryColumn({ name: "clause", type: "text" }) clause: string;
  @Column({ name: "position", type: "smallint" }) position: number;
  @Column({ name: "party", type: "text", nullable: true }) party: "CITY" | "NATIONAL" | null;
  @Column({ name: "title", type: "text" }) title: string;
  @Column({ name: "text", type: "text" }) text: string;
}
