import { french } from "./french/index.ts";
import { german } from "./german/index.ts";
import { portuguese } from "./portuguese/index.ts";
import { spanish } from "./spanish/index.ts";
import type { LanguageTable } from "./table.ts";

/** The languages beside English in which reps may ask. Answers are in English. */
export const languages: readonly LanguageTable[] = [german, french, spanish, portuguese];
