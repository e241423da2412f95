/** An article of the agreement. The city keeps its text. */
export interface ArticleKey {
  clause: string;
}
