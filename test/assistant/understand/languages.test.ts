import { describe, expect, test } from "vitest";
import { scoreAnswers } from "../../../src/assistant/understand/evaluate.ts";
import { everydayWords } from "../../../src/assistant/understand/everyday.ts";
import { languages } from "../../../src/assistant/understand/languages/index.ts";
import {
  findForeign,
  inEnglish,
} from "../../../src/assistant/understand/languages/read-foreign.ts";
import { readExamples } from "../../../src/assistant/understand/read-examples.ts";
import { tools } from "../../../src/tools/index.ts";
import { answerAll, ask, readQuestions } from "./ask-demo.ts";

const english = everydayWords(readExamples(tools).map(({ masked }) => masked.words));

/** The words in English, as far as the tables go; null: they are English. */
function translated(text: string): string | null {
  const foreign = findForeign(text, english);
  return foreign === null ? null : inEnglish(foreign, []).sentence.plain;
}

describe("a time, a date or an amount", () => {
  test.each([
    ["ich muss um halb vier zurück sein", "back by 3:30"],
    ["ich fahre um viertel nach acht los", "leaving at 8:15"],
    ["der Termin um 15.30 Uhr", "15:30"],
    ["in fünfunddreissig Minuten bin ich da", "35 minutes"],
    ["uebermorgen bitte", "day after tomorrow"],
    ["bis Ende Mai nicht", "by the end of may"],
    ["je dois être rentrée à 15h30", "back by 15:30"],
    ["j'ai quatre-vingt-dix minutes", "90 minutes"],
    ["depuis lundi dernier, mes visites", "last monday"],
    ["le 5 avril je veux le voir", "april 5"],
    ["salgo a las ocho y media", "leaving at 8:30"],
    ["dentro de cuarenta y cinco minutos", "45 minutes"],
    ["el lunes que viene, por favor", "next monday"],
    ["preciso voltar às 8 e meia", "back by 8:30"],
    ["na próxima segunda-feira, por favor", "next monday"],
    ["os últimos trinta dias", "the last 30 days"],
    ["im Umkreis von 12,5 km", "12.5 km"],
    ["morgens geht es um halb acht los", "leaving at 7:30"],
    ["ich habe eineinviertel Stunden frei", "75 minutes"],
    ["j'ai une heure et quart de libre", "75 minutes"],
    ["depuis le 1er juin, mes visites", "june 1"],
    ["voy dos horas y media tarde", "2.5 hours late"],
    ["tengo una hora y cuarto libre", "75 minutes"],
    ["estou três horas e meia atrasado", "3.5 hours late"],
    ["desde 1º de junho, minhas visitas", "june 1"],
    ["mes boutiques de vins", "liquor stores"],
    ["las tiendas de vinos de mi zona", "liquor stores"],
    ["minhas lojas de vinho", "liquor stores"],
    ["meine Weinhandlungen bitte", "liquor stores"],
    ["mes meilleurs comptes B", "b accounts"],
  ])("%s: %s", (text, words) => {
    expect(translated(text)).toContain(words);
  });
});

describe("English", () => {
  test.each([
    "plan my day",
    "who should I visit in Des Moines",
    "brief me on Tío Luis' Tap",
    "skip La Fiesta Cantina tomorrow",
    "my best bars in El Paso",
    "so was wanna do 2day",
  ])("%s is not translated", (text) => {
    expect(translated(text)).toBeNull();
  });
});

test("names stay as they are, and notes are the person's own words", async () => {
  const answer = await ask(
    "grace.kim",
    "Acabei de sair do Eagle Point Cantina, gostaram muito da cerveja",
  );

  expect(answer).toMatchObject({ tool: "log_visit", input: { account: "A1675" } });
  expect(answer.input["notes"]).toContain("gostaram muito da cerveja");
});

test("every example is one of a tool, or of none", () => {
  const known = new Set(["elsewhere", ...tools.map(({ name }) => name)]);
  const labels = languages.flatMap(({ examples }) => Object.keys(examples));

  expect(labels.filter((label) => !known.has(label))).toEqual([]);
});

test.each(["de", "fr", "es", "pt"])("questions in %s are understood", async (language) => {
  const questions = readQuestions(new URL("languages.jsonl", import.meta.url));
  const own = questions.filter(({ id }) => id.startsWith(language));
  const score = scoreAnswers(own, await answerAll(own));

  expect(own.length).toBeGreaterThan(20);
  expect(score.ranAnyway).toBe(0);
  expect(score.rightInput >= 0.9 * score.questions ? [] : score.failures).toEqual([]);
});
