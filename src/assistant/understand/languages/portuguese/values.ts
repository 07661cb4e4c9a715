import { clock, type Rewrite } from "../table.ts";

const HOUR_ENDS = "(?=$| [,.!?;)]| (?:da|em ponto|no|mas|para|com|sem|em|e (?!\\d|media|meia)))";
/** What stands before a time of day. */
const AT = "(?:as|a|das|ate as|ate a|ate|pelas|la pelas|antes das|depois das|apos as|desde as)";

/** Times, dates and amounts. */
export const values: readonly Rewrite[] = [
  [
    `${AT} (\\d{1,2}|uma) (?:h |hours )?e (?:meia|media)`,
    ([h]) => `at ${clock(Number(h) || 1, 30)}`,
  ],
  [
    `${AT} (\\d{1,2}|uma) (?:h |hours )?e (?:um )?quarto`,
    ([h]) => `at ${clock(Number(h) || 1, 15)}`,
  ],
  [
    `${AT} (\\d{1,2}|uma) (?:h |hours )?e (5|10|15|20|25|30|40|45|50)`,
    ([h, m]) => `at ${clock(Number(h) || 1, Number(m))}`,
  ],
  [
    `(?:as )?(5|10|15|20|25) (?:minutes )?para as (\\d{1,2})`,
    ([m, h]) => `at ${clock(Number(h) - 1, 60 - Number(m))}`,
  ],
  ["quarto para as (\\d{1,2})", ([h]) => `at ${clock(Number(h) - 1, 45)}`],
  [`${AT} (\\d{1,2}) (?:h|hours) (\\d{2})`, ([h, m]) => `at ${h}:${m}`],
  [`${AT} (\\d{1,2}|uma) (?:h|hours|hs)`, ([h]) => `at ${Number(h) || 1}:00`],
  [`(?:as|das|ate as|pelas) (\\d{1,2}|uma)${HOUR_ENDS}`, ([h]) => `at ${Number(h) || 1}:00`],
  [`${AT} ({t})(?: (?:h|hours))?`, "at $1"],
  ["(\\d{1,2}) h (\\d{2})", ([h, m]) => (Number(h) > 5 ? `${h}:${m}` : `${h} h ${m}`)],
  ["(\\d{1,2}) h", ([h]) => (Number(h) > 5 ? `${h}:00` : `${h} hours`)],
  ["({t}) (?:da|a) (?:tarde|noite)", "$1 pm"],
  ["({t}) (?:da|de) manha", "$1 am"],
  ["({t}) em ponto", "$1"],
  ["(?:ao )?meio dia", "noon"],
  ["(\\d+) hours e meia", ([h]) => `${h}.5 hours`],
  ["(\\d+) hours e (?:um )?quarto", ([h]) => `${h}.25 hours`],
  ["(?:uma )?hours e meia", "90 minutes"],
  ["(?:uma )?hours e (?:um )?quarto", "75 minutes"],
  ["3 quartos de hours", "45 minutes"],
  ["(?:um )?quarto de hours", "15 minutes"],
  ["meia (?:hours|horinha)", "30 minutes"],
  ["uma (?:hours|horinha)", "60 minutes"],
  ["(?:um )?par de hours|umas 2 hours", "2 hours"],
  ["(?:dia |day |o )?(?:primeiro|1 ?[oº]) de ({mo})", "$1 1"],
  ["(?:o |no |em )?(?:day )?(\\d{1,2}) de ({mo})(?: de (20\\d\\d))?", "$2 $1 $3"],
  [
    "(\\d{1,2})/(\\d{1,2})",
    ([left, right]) => (Number(right) > 12 ? `${left}/${right}` : `${right}/${left}`),
  ],
  ["(?:o |no |em )?day (\\d{1,2})", ([d]) => `on the ${d}th`],
  ["depois de tomorrow", "day after tomorrow"],
  ["antes de yesterday|anteontem", "day before yesterday"],
  ["tomorrow (?:de|pela|a|na) manha|tomorrow cedo", "tomorrow morning"],
  ["tomorrow (?:a|de|pela|na) (?:tarde|noite)", "tomorrow afternoon"],
  ["({wd}) (?:de|pela|a|na) manha", "$1 morning"],
  ["({wd}) (?:a|de|pela|na) (?:tarde|noite)", "$1 afternoon"],
  ["(?:esta|hoje de|today de|today pela|nesta) manha", "this morning"],
  ["(?:(?:esta|nesta|essa) (?:tarde|noite)|today (?:a|de) (?:tarde|noite))", "this afternoon"],
  ["yesterday a noite|ontem a noite", "last night"],
  [
    "(?:a |o |na |no )?proxim[oa] ({wd})|(?:a |o |na |no )?({wd}) (?:que vem|proxim[oa]|seguinte|da semana que vem|da proxima week)",
    "next $1 $2",
  ],
  ["(?:a |o |na |no )?({wd}) passad[oa]|(?:a |o |na |no )?ultim[oa] ({wd})", "last $1 $2"],
  ["(?:nest[ae]|est[ae]|ness[ae]) ({wd})", "this $1"],
  [
    "(?:nos |nas |os |as |pelos |pelas )?proxim[oa]s (\\d+) ({u})|(?:nos |os |as )(\\d+) proxim[oa]s ({u})",
    "the next $1 $2 $3 $4",
  ],
  ["(?:nos |nas |os |as )?ultim[oa]s (\\d+) ({u})", "the last $1 $2"],
  [
    "(?:n?[oa] |d[oa] )?proxim[oa] ({u})|(?:n?[oa] |d[oa] )?({u}) (?:que vem|seguinte|proxim[oa])",
    "next $1 $2",
  ],
  [
    "(?:n?[oa] |d[oa] )?({u}) (?:passad[oa]|anterior)|(?:n?[oa] |d[oa] )ultim[oa] ({u})",
    "last $1 $2",
  ],
  ["(?:n?est[ae]|n?ess[ae]|dest[ae]|dess[ae]) ({u})", "this $1"],
  ["toda a week|a week (?:toda|inteira)", "the whole week"],
  [
    "(?:ate |antes d|a |para |em )?(?:o |no |ao )?(?:fim|final|finais) (?:de|do|da|deste|desta) ({u}|{mo})",
    "by the end of $1",
  ],
  ["(?:no )?(?:inicio|comeco) de ({mo})", "early $1"],
  ["(?:em )?meados de ({mo})", "mid $1"],
  ["(?:desde o (?:inicio|comeco) do|no acumulado do) year", "year to date"],
  [
    "(?:em|daqui a|daqui|dentro de|dai a) (\\d+|um|uma) ({u})",
    ([n]) => `in ${/\d/.test(n ?? "") ? n : "1"} $2`,
  ],
  [
    "(?:ha|faz) (\\d+|um|uma) ({u})(?: atras)?|(\\d+|um|uma) ({u}) atras",
    ([n, , m]) => `${/\d/.test(n || m || "") ? n || m : "1"} $2 $4 ago`,
  ],
  ["(?:durante|por) (\\d+|um|uma) ({u})", ([n]) => `for ${/\d/.test(n ?? "") ? n : "1"} $2`],
];
