import type { Uuid } from "@aiwork/subgraph/graphql/scalars";
import { addDays } from "./business-days";
import { createRandom, type Random, uuidOf } from "./random";

type Name = readonly [written: string, read: string];

const families: readonly Name[] = [
  ["佐藤", "サトウ"], ["鈴木", "スズキ"], ["高橋", "タカハシ"], ["田中", "タナカ"], ["伊藤", "イトウ"], ["渡辺", "ワタナベ"],
  ["山本", "ヤマモト"], ["中村", "ナカムラ"], ["小林", "コバヤシ"], ["加藤", "カトウ"], ["吉田", "ヨシダ"], ["山田", "ヤマダ"],
  ["佐々木", "ササキ"], ["山口", "ヤマグチ"], ["松本", "マツモト"], ["井上", "イノウエ"], ["木村", "キムラ"], ["林", "ハヤシ"],
  ["斎藤", "サイトウ"], ["清水", "シミズ"], ["山崎", "ヤマザキ"], ["森", "モリ"], ["池田", "イケダ"], ["橋本", "ハシモト"],
  ["阿部", "アベ"], ["石川", "イシカワ"], ["山下", "ヤマシタ"], ["中島", "ナカジマ"], ["石井", "イシイ"], ["小川", "オガワ"],
  ["前田", "マエダ"], ["岡田", "オカダ"], ["長谷川", "ハセガワ"], ["藤田", "フジタ"], ["後藤", "ゴトウ"], ["近藤", "コンドウ"],
  ["村上", "ムラカミ"], ["遠藤", "エンドウ"], ["青木", "アオキ"], ["坂本", "サカモト"], ["福田", "フクダ"], ["太田", "オオタ"],
  ["西村", "ニシムラ"], ["藤井", "フジイ"], ["金子", "カネコ"], ["岡本", "オカモト"], ["三浦", "ミウラ"], ["工藤", "クドウ"],
]; // biome-ignore format: a list of names
const men: readonly Name[] = [
  ["太郎", "タロウ"], ["健一", "ケンイチ"], ["誠", "マコト"], ["浩", "ヒロシ"], ["和夫", "カズオ"], ["隆", "タカシ"],
  ["大輔", "ダイスケ"], ["翔", "ショウ"], ["拓也", "タクヤ"], ["直樹", "ナオキ"], ["正", "タダシ"], ["修", "オサム"],
  ["茂", "シゲル"], ["学", "マナブ"], ["剛", "ツヨシ"], ["秀樹", "ヒデキ"], ["亮", "リョウ"], ["勝", "マサル"],
]; // biome-ignore format: a list of names
const women: readonly Name[] = [
  ["花子", "ハナコ"], ["陽子", "ヨウコ"], ["恵子", "ケイコ"], ["美咲", "ミサキ"], ["由美", "ユミ"], ["和子", "カズコ"],
  ["幸子", "サチコ"], ["久美子", "クミコ"], ["愛", "アイ"], ["真由美", "マユミ"], ["裕子", "ユウコ"], ["明美", "アケミ"],
  ["千尋", "チヒロ"], ["沙織", "サオリ"], ["友美", "トモミ"], ["節子", "セツコ"], ["里奈", "リナ"], ["智子", "トモコ"],
]; // biome-ignore format: a list of names

/** A name from a fixed list, with its kana. */
function createName(random: Random, sex: "MALE" | "FEMALE"): { name: string; nameKana: string } {
  const [family, familyKana] = random.pick(families);
  const [given, givenKana] = random.pick(sex === "MALE" ? men : women);
  return { name: `${family} ${given}`, nameKana: `${familyKana} ${givenKana}` };
}

/** A person of the synthetic population, who does not exist. */
export interface Person {
  id: Uuid;
  /** A serial number; telephone numbers and e-mail addresses contain it, so that nobody takes them for real. */
  number: number;
  name: string;
  nameKana: string;
  sex: "MALE" | "FEMALE";
  birthDate: string;
  servicePointId: string;
  knownTo: "BOTH" | "CITY" | "NATIONAL";
  onPublicAssistance: boolean;
  /** Whether the person consents to disclosure by both parties. */
  consents: boolean;
}

export function makePerson(number: number, servicePointId: string): Person {
  const random = createRandom(`person ${number}`);
  const sex = random.happens(0.54) ? "MALE" : "FEMALE";
  const age = random.pick([
    random.between(19, 29),
    random.between(30, 44),
    random.between(45, 59),
    random.between(60, 69),
  ]);
  const known = random.next();
  return {
    id: uuidOf(`seeker ${number}`),
    number,
    ...createName(random, sex),
    sex,
    birthDate: addDays(`${2012 - age}-01-01`, random.between(0, 364)),
    servicePointId,
    knownTo: known < 0.7 ? "BOTH" : known < 0.9 ? "NATIONAL" : "CITY",
    onPublicAssistance: random.happens(0.18),
    consents: random.happens(0.6),
  };
}

/** The exchange 011-000 is not assigned. */
export function phoneOf({ number }: Person): string {
  return `011-000-${String(number % 10_000).padStart(4, "0")}`;
}

/** A reserved domain (RFC 2606). */
export function emailOf({ number }: Person): string {
  return `demo-${number}@example.jp`;
}

/** A person's visits and day of hiring, from which all other data are derived. */
export interface Story {
  person: Person;
  /** In order, each day once. */
  visits: string[];
  hiredOn: string | null;
}
