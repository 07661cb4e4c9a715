/** What words of names and addresses are written short as. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  north: "n nth",
  south: "s sth",
  east: "e",
  west: "w",
  northeast: "ne",
  northwest: "nw",
  southeast: "se",
  southwest: "sw",
  street: "st str",
  saint: "st",
  road: "rd",
  avenue: "ave av",
  boulevard: "blvd",
  highway: "hwy",
  crossroads: "xroads",
  heights: "hts hgts",
  center: "ctr cntr centre",
  junction: "jct jctn",
  mount: "mt mnt",
  fort: "ft",
  point: "pt pnt",
  springs: "spgs sprgs spg",
  creek: "cr crk ck",
  grove: "grv gr",
  falls: "fls",
  bluffs: "blfs blufs",
  rapids: "rpds rpd",
  lake: "lk",
  valley: "vly",
  park: "pk",
  city: "cty",
  bridge: "brg brdg",
  station: "stn sta",
  courthouse: "cthouse crthouse",
  market: "mkt mrkt",
  mart: "mrt",
  express: "exp xpress expr",
  grocery: "groc",
  liquor: "liq",
  hotel: "htl",
  house: "hse",
  shop: "shp",
  tavern: "tav tvrn",
  steakhouse: "stkhouse stkhse",
  coop: "co-op",
};

const LONG_FORMS = new Map<string, string[]>();
for (const [long, shorts] of Object.entries(SHORT_FORMS)) {
  for (const short of shorts.split(" ")) {
    LONG_FORMS.set(short, [...(LONG_FORMS.get(short) ?? []), long]);
  }
}

/** "Heights" for "hts"; "street" and "saint" for "st". */
export function longForms(short: string): readonly string[] {
  return LONG_FORMS.get(short) ?? [];
}

/** "Rd" is the road and the road is "rd". */
export function isSameShortened(left: string, right: string): boolean {
  return longForms(left).includes(right) || longForms(right).includes(left);
}

/** Every way to write the words of a name shorter or longer, the words as they are not among them. */
export function otherForms(words: readonly string[]): string[][] {
  let forms: string[][] = [[]];
  for (const word of words) {
    const ways = [word, ...shortForms(word), ...longForms(word)];
    forms = forms.flatMap((form) => ways.map((way) => [...form, way]));
  }
  return forms.filter((form) => form.join(" ") !== words.join(" "));
}

function shortForms(long: string): readonly string[] {
  return Object.hasOwn(SHORT_FORMS, long) ? (SHORT_FORMS[long] ?? "").split(" ") : [];
}
