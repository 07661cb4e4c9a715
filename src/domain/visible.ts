/**
 * Without what steers a reader unseen: control characters, marks of direction, zero-width characters, tags (U+E0000 on),
 * variation selectors. Line ends stay.
 */
export const visible = (text: string): string =>
  text.replaceAll(/\r\n?/g, "\n").replaceAll(UNSEEN, "");

/** Ranges of characters that draw nothing, beside those that Unicode calls control, format, private or half. */
const BLANKS = [
  "\\u034F",
  "\\u115F\\u1160",
  "\\u17B4\\u17B5",
  "\\u180B-\\u180F",
  "\\u3164",
  "\\uFE00-\\uFE0F",
  "\\uFFA0",
  "\\u{E0000}-\\u{E0FFF}",
].join("");

const UNSEEN = new RegExp(`(?![\\n\\t])[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}${BLANKS}]`, "gu");

/** The same value with every text in it visible; the value itself where there is nothing to take out. */
export function allVisible<Value>(value: Value): Value {
  if (isVisible(value)) return value;
  const whole = structuredClone({ value });
  clear(whole);
  return whole.value;
}

function isVisible(value: unknown): boolean {
  if (typeof value === "string") return value === visible(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isVisible);
}

function clear(holder: object): void {
  for (const [key, each] of Object.entries(holder)) {
    if (typeof each === "string") Reflect.set(holder, key, visible(each));
    else if (typeof each === "object" && each !== null) clear(each);
  }
}
