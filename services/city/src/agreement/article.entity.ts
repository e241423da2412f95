import { Column, Entity, PrimaryColumn } from "typeorm";

/** An article of the agreement. `party` is null where the article is a role of both parties. */
@Entity("article")
export class ArticleEntity {
  @PrimaryColumn({ name: "clause", type: "text" }) clause: string;
  @Column({ name: "position", type: "smallint" }) position: number;
  @Column({ name: "party", type: "text", nullable: true }) party: "CITY" | "NATIONAL" | null;
  @Column({ name: "title", type: "text" }) title: string;
  @Column({ name: "text", type: "text" }) text: string;
}
