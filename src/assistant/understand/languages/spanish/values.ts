import { clock, type Rewrite } from "../table.ts";

const HOUR_ENDS =
  "(?=$| [,.!?;)]| (?:de la|y (?!\\d)|en punto|como|pero|para|con|sin|en|a mas tardar|por))";
const THE = "(?:las?|los)";

/** Times, dates and amounts. */
export const values: readonly Rewrite[] = [
  [`${THE} (\\d{1,2}|una) y media`, ([h]) => clock(Number(h) || 1, 30)],
  [`${THE} (\\d{1,2}|una) y cuarto`, ([h]) => clock(Number(h) || 1, 15)],
  [`${THE} (\\d{1,2}|una) menos cuarto`, ([h]) => clock((Number(h) || 1) - 1, 45)],
  [
    `${THE} (\\d{1,2}|una) menos (5|10|20|25)`,
    ([h, m]) => clock((Number(h) || 1) - 1, 60 - Number(m)),
  ],
  [`${THE} (\\d{1,2}|una) y (5|10|20|25)`, ([h, m]) => clock(Number(h) || 1, Number(m))],
  ["cuarto para las (\\d{1,2})", ([h]) => clock(Number(h) - 1, 45)],
  [`${THE} ({t})(?: (?:h|hours|hrs))?`, "$1"],
  ["(\\d{1,2})\\.(\\d{2}) (?:h|hours)", ([h, m]) => `${h}:${m}`],
  [`${THE} (\\d{1,2}) (\\d{2})${HOUR_ENDS}`, ([h, m]) => `${h}:${m}`],
  [`${THE} (\\d{1,2}|una) (?:h|hours)`, ([h]) => `${Number(h) || 1}:00`],
  [`las (\\d{1,2})(?= (?:de la|y|en punto)|$| [,.!?;)])`, ([h]) => `${h}:00`],
  [
    `(?:a|de|sobre|antes de|hacia|hasta) ${THE} (\\d{1,2}|una)(?! (?:days|visitas|paradas|clientes|mejores|weeks|ultim))`,
    ([h]) => `at ${Number(h) || 1}:00`,
  ],
  ["(\\d{1,2}) h (\\d{2})", ([h, m]) => (Number(h) > 5 ? `${h}:${m}` : `${h} h ${m}`)],
  ["(\\d{1,2}) h", ([h]) => (Number(h) > 5 ? `${h}:00` : `${h} hours`)],
  ["({t}) (?:de|por) la (?:tarde|noche)", "$1 pm"],
  ["({t}) (?:de|por) la manana", "$1 am"],
  ["({t}) (?:p \\. ?m|a \\. ?m) ?\\.?", "$1"],
  ["({t}) (?:en punto)", "$1"],
  ["(?:al )?(?:mediodia|medio dia)", "noon"],
  ["(\\d+) hours y media", ([h]) => `${h}.5 hours`],
  ["(\\d+) hours y cuarto", ([h]) => `${h}.25 hours`],
  ["(?:una )?hours y media", "90 minutes"],
  ["(?:una )?hours y (?:un )?cuarto", "75 minutes"],
  ["3 cuartos de hours", "45 minutes"],
  ["(?:un )?cuarto de hours", "15 minutes"],
  ["media hours|media horita", "30 minutes"],
  ["una (?:hours|horita)", "60 minutes"],
  ["(?:un )?par de hours", "2 hours"],
  ["(?:el )?(?:dia |day )?(?:primero|1 ?(?:ro|º|o)) de ({mo})", "$1 1"],
  ["(?:el )?(?:day )?(\\d{1,2}) de ({mo})(?: (?:de|del) (20\\d\\d))?", "$2 $1 $3"],
  [
    "(\\d{1,2})/(\\d{1,2})",
    ([left, right]) => (Number(right) > 12 ? `${left}/${right}` : `${right}/${left}`),
  ],
  [
    "(?:el day|el|day) (\\d{1,2})(?! (?:por ciento|percent|{u}|minutes|hours|km|%))",
    ([d]) => `on the ${d}th`,
  ],
  ["(?:pasado) (?:manana)", "day after tomorrow"],
  ["antes de (?:ayer|yesterday)|anteayer|antier", "day before yesterday"],
  ["manana (?:por|en|a) la manana|manana temprano", "tomorrow morning"],
  ["manana (?:por|en|a) la (?:tarde|noche)", "tomorrow afternoon"],
  ["({wd}) (?:por|en) la manana", "$1 morning"],
  ["({wd}) (?:por|en) la (?:tarde|noche)", "$1 afternoon"],
  ["(?:esta manana|today (?:por|en) la manana)", "this morning"],
  ["(?:esta tarde|esta noche|today (?:por|en) la (?:tarde|noche))", "this afternoon"],
  ["(?:por|en|de) la manana", "in the morning"],
  ["la manana", "the morning"],
  ["manana", "tomorrow"],
  ["anoche", "last night"],
  [
    "(?:el )?(?:proximo) ({wd})|(?:el )?({wd}) (?:que viene|proximo|siguiente)|(?:el )?({wd}) de la (?:proxima week|week que viene)",
    "next $1 $2 $3",
  ],
  ["(?:el )?({wd}) pasado|(?:el )?(?:pasado|ultimo) ({wd})", "last $1 $2"],
  ["este ({wd})", "this $1"],
  [
    "(?:los|las)? ?(?:proxim[oa]s|siguientes) (\\d+) ({u})|(?:los|las) (\\d+) (?:proxim[oa]s|siguientes) ({u})",
    "the next $1 $2 $3 $4",
  ],
  ["(?:los|las)? ?(?:ultim[oa]s|pasad[oa]s) (\\d+) ({u})", "the last $1 $2"],
  [
    "(?:el|la)? ?(?:proxim[oa]|siguiente) ({u})|(?:el|la) ({u}) (?:que viene|proxim[oa]|siguiente|entrante)",
    "next $1 $2",
  ],
  [
    "(?:el|la)? ?({u}) (?:pasad[oa]|anterior)|(?:el|la) (?:pasad[oa]|ultim[oa]) ({u})",
    "last $1 $2",
  ],
  ["(?:de )?est[ea] ({u})", "this $1"],
  ["toda la week", "the whole week"],
  [
    "(?:antes de |a |para |hasta |al |a el )?(?:el |la )?(?:fin|final|finales|termino) (?:de|del) (?:este |esta |la |el )?({u}|{mo})",
    "by the end of $1",
  ],
  ["(?:a )?(?:principios|inicios|comienzos) de ({mo})", "early $1"],
  ["(?:a )?(?:mediados|mitad) de ({mo})", "mid $1"],
  [
    "(?:en lo que va (?:de|del) |desde (?:el )?(?:principio|inicio) (?:de|del) )year",
    "year to date",
  ],
  [
    "(?:dentro de|en|de aqui a) (\\d+|un|una) ({u})",
    ([n]) => `in ${/\d/.test(n ?? "") ? n : "1"} $2`,
  ],
  ["hace (\\d+|un|una) ({u})", ([n]) => `${/\d/.test(n ?? "") ? n : "1"} $2 ago`],
  ["(?:durante|por) (\\d+|un|una) ({u})", ([n]) => `for ${/\d/.test(n ?? "") ? n : "1"} $2`],
];
