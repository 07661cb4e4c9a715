/** What a person says to "Shall I write this?" and nothing else, in the languages that reps may ask in. */
const YES =
  "yes|yeah|yep|yup|ye|sure|correct|right|ok|okay|confirm|confirmed|go ahead|do (?:it|that|so)|(?:write|save|log|confirm) (?:it|that)|thats (?:right|correct)|ja|jawohl|oui|daccord|si|sim|claro";
const NO =
  "no|nope|nah|cancel|stop|discard|(?:cancel|discard|drop|forget) (?:it|that)|never ?mind|(?:do not|dont)(?: (?:do|write|save|log) (?:it|that))?|nein|non|nao";
const FIRST = "um+|uh+|erm*|oh|ah|well|so";
const LAST = "please|thanks|thank you|bitte|danke|merci|por favor|gracias|obrigad[oa]";

const only = (words: string): RegExp =>
  new RegExp(`^(?:(?:${FIRST}) )*(?:${words})(?: (?:${words}|${LAST}))*$`);

const ONLY_YES = only(YES);
const ONLY_NO = only(NO);

/** True: yes, and nothing more; false: no; null: something else was said. */
export function yesOrNo(text: string): boolean | null {
  const words = text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[\p{M}'‘’´`]/gu, "")
    .replaceAll(/[^a-z]+/g, " ")
    .trim();
  if (ONLY_YES.test(words)) return true;
  return ONLY_NO.test(words) ? false : null;
}
