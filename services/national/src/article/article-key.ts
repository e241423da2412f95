/** An article, whose text the city keeps. */
export interface ArticleKey {
  clause: string;
}
