/** Sounds that mean nothing wherever they stand. "Um" is a word in German and Portuguese: it must stand between commas. */
const SOUNDS = String.raw`(?:uh+m*|u+h|erm+|[äa]hm|euh)`;
const SOUND = new RegExp(String.raw`(^|[\s,])${SOUNDS}(?:[,.…]+|(?=\s|$))`, "giu");
const UM_WITHIN = /,\s*um+,/gi;

/** What people begin with before they say it; each ends with a comma, or it may be part of it. */
const OPENING =
  /^(?:(?:um+|ah+|oh|so|well|okay|ok|all ?right|right|now|look|listen|hey|hi|hello|please)(?:[,.…]+\s*|\s*[–—-]\s+))+(?=\S)/iu;

/** The words without what speech is filled with: "Um, okay, so, plan my day" is "plan my day". */
export function withoutFillers(text: string): string {
  const told = text
    .replaceAll(UM_WITHIN, ",")
    .replaceAll(SOUND, "$1")
    .trimStart()
    .replace(OPENING, "");
  return told.trim() === "" ? text : told;
}
