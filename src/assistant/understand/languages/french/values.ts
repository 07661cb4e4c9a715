import { clock, type Rewrite } from "../table.ts";

/** What may follow an hour without "h". */
const HOUR_ENDS = "(?=$| [,.!?;)]| (?:au|a la|et|mais|pour|pile|maximum|max|du|de la|chez))";

/** Hours from 6 on, and any after a word such as "à", are times of day; "1 h 30" alone is a duration. */
const AT =
  "(?:a|vers|avant|apres|pour|des|jusqua|de|du|d|le|la|mon|ma|rendez vous de|rendez vous a|rdv de|rdv a)";

/** Times, dates and amounts. */
export const values: readonly Rewrite[] = [
  ["(retard|pause|trou|creneau) d une (?:h|hours) et demie?", "$1 90 minutes"],
  ["(retard|pause|trou|creneau) d une (?:h|hours) et quart", "$1 75 minutes"],
  [
    `(${AT}) (\\d{1,2}) (?:h|heures?) (\\d{1,2})(?! {u})`,
    ([, h, m]) => `$1 ${clock(Number(h), Number(m))}`,
  ],
  [`(${AT}) (\\d{1,2}|une) (?:h|hours) et demie?`, ([, h]) => `$1 ${clock(Number(h) || 1, 30)}`],
  [`(${AT}) (\\d{1,2}|une) (?:h|hours) et quart`, ([, h]) => `$1 ${clock(Number(h) || 1, 15)}`],
  [
    `(${AT}) (\\d{1,2}|une) (?:h|hours) moins (?:le )?quart`,
    ([, h]) => `$1 ${clock((Number(h) || 1) - 1, 45)}`,
  ],
  [
    `(${AT}) (\\d{1,2}|une) (?:h|hours) moins (5|10|20|25)`,
    ([, h, m]) => `$1 ${clock((Number(h) || 1) - 1, 60 - Number(m))}`,
  ],
  [
    "(\\d{1,2}) (?:h|hours) et demie?",
    ([h]) => (Number(h) > 5 ? clock(Number(h), 30) : `${h}.5 hours`),
  ],
  [
    "(\\d{1,2}) (?:h|hours) et quart",
    ([h]) => (Number(h) > 5 ? clock(Number(h), 15) : `${h}.25 hours`),
  ],
  ["(\\d{1,2}) (?:h|hours) moins (?:le )?quart", ([h]) => clock(Number(h) - 1, 45)],
  [`(${AT}) (\\d{1,2}) (?:h|hours)`, ([, h]) => `$1 ${h}:00`],
  ["(\\d{1,2}) h (\\d{2})", ([h, m]) => (Number(h) > 5 ? `${h}:${m}` : `${h} h ${m}`)],
  ["(\\d{1,2}) (?:h|hours)", ([h]) => (Number(h) > 5 ? `${h}:00` : `${h} hours`)],
  [`(a|vers|avant|pour) (\\d{1,2})${HOUR_ENDS}`, ([, h]) => `$1 ${h}:00`],
  ["({t}) (?:de l apres midi|du soir|de lapres midi)", "$1 pm"],
  ["({t}) (?:du matin)", "$1 am"],
  ["midi et demie?", "12:30"],
  ["(?<!apres )midi", "noon"],
  ["une (?:h|hours) et demie?", "90 minutes"],
  ["une (?:h|hours) et quart", "75 minutes"],
  ["une (?:h|hours) (\\d{1,2})(?: minutes)?", ([m]) => `${60 + Number(m)} minutes`],
  ["(?:3|trois) quarts d (?:hours|h)", "45 minutes"],
  ["(?:un )?quart d (?:hours|h)", "15 minutes"],
  ["une? (?:demi|demie) (?:hours|h)|demi hours|demie hours", "30 minutes"],
  ["(?:une petite |une bonne |une )(?:h|hours)", "60 minutes"],
  ["(?:le )?(?:1 ?er|premier) ({mo})(?: (20\\d\\d))?", "$1 1 $2"],
  ["(?:le )?(\\d{1,2}) ({mo})(?: (20\\d\\d))?", "$2 $1 $3"],
  [
    "(\\d{1,2})/(\\d{1,2})",
    ([left, right]) => (Number(right) > 12 ? `${left}/${right}` : `${right}/${left}`),
  ],
  [
    "le (\\d{1,2})(?= |$)(?! (?:{u}|minutes|hours|km|stops|visites|arrets|h))",
    ([d]) => `on the ${d}th`,
  ],
  ["jusqu(?:a| a|au| au) (\\d{1,2})(?=$| [,.!?;)])", ([d]) => `until the ${d}th`],
  ["apres (?:demain|tomorrow)|apres tomorrow|surlendemain", "day after tomorrow"],
  ["avant (?:hier|yesterday)", "day before yesterday"],
  ["tomorrow matin", "tomorrow morning"],
  ["tomorrow (?:apres midi|soir)", "tomorrow afternoon"],
  ["ce matin", "this morning"],
  ["cet(?:te)? (?:apres midi|aprem)|ce soir|cet aprem", "this afternoon"],
  ["({wd}) matin", "$1 morning"],
  ["({wd}) (?:apres midi|aprem|soir)", "$1 afternoon"],
  ["({wd}) en 8|({wd}) en huit", "a week from $1 $2"],
  ["(?:le |la )?({wd}) prochain|(?:le |la )?prochain ({wd})", "next $1 $2"],
  ["(?:le |la )?({wd}) dernier|(?:le |la )?dernier ({wd})", "last $1 $2"],
  ["(?:de )?ce ({wd})", "this $1"],
  [
    "(?:le |la |les )?(?:prochaine?s?) (\\d+) ({u})|(?:les |des |mes |nos |ces )?(\\d+) prochaine?s? ({u})",
    "the next $1 $2 $3 $4",
  ],
  ["(?:les |des |ces |mes |nos )?(\\d+) derniere?s? ({u})", "the last $1 $2"],
  [
    "(?:le |la |l )?(?:prochaine?) ({u})|(?:le |la |l |du |de la )?({u}) (?:prochaine?|qui vient|suivante?)",
    "next $1 $2",
  ],
  ["(?:le |la |l |du |de la )?({u}) (?:derniere?|passee?|precedente?)", "last $1"],
  ["(?:de )?(?:ce|cet|cette) ({u})", "this $1"],
  ["toute la week", "the whole week"],
  [
    "(?:dici |d ici |avant |jusqu(?:a|au|a la) |a |pour |en )?(?:la )?fin (?:de |du |de la |d |de l )?({u}|{mo})",
    "by the end of $1",
  ],
  ["(?:au |en )?debut (?:de |du |d )?({mo})", "early $1"],
  ["(?:a )?(?:la )?mi ({mo})", "mid $1"],
  ["depuis (?:le )?debut (?:de |d )?(?:l |cette )?year", "year to date"],
  ["(?:dans|d ici|dici|sous) (\\d+|une?) ({u})", ([n]) => `in ${/\d/.test(n ?? "") ? n : "1"} $2`],
  ["il y a (\\d+|une?) ({u})", ([n]) => `${/\d/.test(n ?? "") ? n : "1"} $2 ago`],
  ["(?:pendant|pour|durant) (\\d+|une?) ({u})", ([n]) => `for ${/\d/.test(n ?? "") ? n : "1"} $2`],
];
