/** Without slashes at the end. */
export const plainUrl = (url: string): string => url.replace(/\/+$/, "");

/** The problem of a setting that is no address; null is none. */
export const notAddress = (name: string, url: string | null, example: string): readonly string[] =>
  url === null || isAddress(url) ? [] : [`${name} is not an address: write it as ${example}.`];

/** Requests to addresses with a password in them are refused by Node. */
function isAddress(url: string): boolean {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === "" && password === "";
}

/** The problem of a setting that is no whole number within these bounds. */
export const notWithin = (
  name: string,
  number: number,
  [least, most]: readonly [number, number],
): readonly string[] =>
  Number.isInteger(number) && number >= least && number <= most
    ? []
    : [`${name} is not a whole number from ${least} to ${most}.`];
