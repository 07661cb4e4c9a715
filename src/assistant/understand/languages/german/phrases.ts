import type { Rewrite } from "../table.ts";

const OFF =
  "(?:abgesagt|abgesprungen|storniert|gecancelt|gecancelled|ausgefallen|geplatzt|weggefallen|verschoben|entfallt|entfallen)";

/** Cues and idioms, the more particular ones first. */
export const phrases: readonly Rewrite[] = [
  ["{@}(?: \\w+){0,2} kann (?:doch |leider |heute |today )*nicht(?: mehr)?", "$1 cancelled"],
  ["({t})(?: \\w+){0,2} kann (?:doch |leider |heute |today )*nicht(?: mehr)?", "$1 cancelled"],
  ["(\\d+) minutes (?:verloren|eingebusst|liegen geblieben)", "$1 minutes late"],
  [
    "(?:habe )?(\\d+) minutes (?:im stau|in der werkstatt) (?:verloren|gestanden)",
    "$1 minutes late",
  ],
  ["was (?:vom|von meinem) (?:tag|day) (?:ubrig|noch ubrig) (?:ist|bleibt)", "the rest of my day"],
  ["(l\\d+) (?:passt|interessiert)(?: mich| mir)? nicht", "decline $1"],
  ["(?:kein interesse an|nicht interessiert an)(?: dem)?(?: lead)? (l\\d+)", "decline $1"],
  ["{@} will (.*?)kein\\w* (?:besuch\\w*|termine?)", "no visits to $1 $2"],
  ["(?:starte?n?|beginne?n?|start|los)(?: ich)? (?:zu hause|zuhause|daheim)", "starting at home"],
  [
    "(?:ende|enden|aufhoren|schluss)(?: ich)? (?:zu hause|zuhause|daheim)|(?:zu hause|zuhause|daheim) (?:enden|aufhoren)",
    "ending at home",
  ],
  [
    "(?:spatestens )?(?:um|bis|vor|gegen|ab|spatestens) (?:spatestens )?({t})(?: wieder)? (?:zuruck|zu hause|zuhause|daheim|heim|fertig|durch|schluss|feierabend)(?: sein| machen| haben)?",
    "back by $1",
  ],
  [
    "(?:zuruck|zu hause|zuhause|daheim|fertig|schluss|feierabend|heim)(?: sein| sind| bin| machen)? (?:um|bis|vor|gegen|spatestens|spatestens um) ({t})",
    "back by $1",
  ],
  ["(?:um|bis|vor|gegen|spatestens um) ({t}) (?:in|bei) {@} (?:zuruck )?sein", "back in $2 by $1"],
  [
    "(?:fahre?|starte?|beginne?|breche?|losfahren|los|abfahrt|start|gehe?|kann)(?: ich)?(?: erst| schon)?(?: um| gegen| ab| nach)? ({t})(?: los| auf| an| starten| losfahren)?",
    "leaving at $1",
  ],
  [
    "(?:erst |fruhestens |nicht vor )*(?:um|ab|gegen|nach) ({t}) (?:los|losfahren|starten|anfangen|aufbrechen|weg|beginnen)",
    "leaving at $1",
  ],
  [
    "(?:los )?(?:geht|gehts)(?: es| s)?(?: los)?(?: um| gegen| ab| erst)* ({t})(?: los)?",
    "leaving at $1",
  ],
  ["(?:nicht vor|fruhestens(?: um| ab)?|erst (?:ab|um|nach)|ab) ({t})", "not before $1"],
  [
    "(?:hochstens|maximal|max|nicht mehr als|nur|bis zu) (\\d+) (?:stopps?|besuche?n?|termine?n?|kunden|stationen|halte|laden|adressen)",
    "at most $1 stops",
  ],
  ["(\\d+) (?:stopps?|besuche|termine|stationen|halte)", "$1 stops"],
  [
    "(?:hochstens|maximal|max|nicht (?:mehr|langer) als|unter) ({n}) (hours|minutes) (?:am steuer|im auto|fahren|fahrzeit|fahrt|auf der strasse)",
    "at most $1 $2 driving",
  ],
  [
    "(?:es )?(?:los geht(?: s| es)?|losgehen|geht s los|geht es los)(?: soll es)? (?:in|von|ab|bei) {@}(?: los)?",
    "starting from $1",
  ],
  [
    "(?:start|starte|starten|beginn|beginne|beginnend|los|abfahrt|ausgehend)(?: ich)? (?:in|von|ab|bei|aus) {@}",
    "starting from $1",
  ],
  ["(?:von|ab) {@} (?:aus|los|starten)(?: starten| losfahren)?", "starting from $1"],
  ["(?:ende|enden|aufhoren|schluss|ziel)(?: ich)? (?:in|bei|ist) {@}", "ending in $1"],
  [
    "(?:lass\\w*|nimm|nehm\\w*|streich\\w*)(?: (?:aber|bitte|mal|doch|mir|dabei|heute))* {@} (?:weg|raus|aus|heraus)",
    "skip $1",
  ],
  [
    "{@} (?:auslassen|weglassen|uberspringen|rauslassen|vermeiden|meiden|nicht besuchen|aussparen|nicht anfahren)",
    "skip $1",
  ],
  ["(?:uberspring\\w*|auslassen|ausser|vermeide\\w*|meide|streiche?) {@}", "skip $1"],
  [
    `{@}(?: termin| besuch)?(?: (?:hat|haben|ist|sind|wurde|wird|mir|uns|gerade|eben|soeben|kurzfristig|leider|heute))* ${OFF}`,
    "$1 cancelled",
  ],
  [
    `({t})(?: termin| besuch| meeting)?(?: (?:hat|haben|ist|sind|wurde|wird|mir|uns|gerade|eben|soeben|kurzfristig|leider|heute))* ${OFF}`,
    "$1 cancelled",
  ],
  ["{@} (?:fallt|fallen|sagt|springt) (?:\\w+ )?(?:aus|weg|flach|ab)", "$1 cancelled"],
  [
    "({t})(?: termin| besuch| meeting)? (?:fallt|fallen|sagt|platzt) ?(?:\\w+ )?(?:aus|weg|flach|ab)?",
    "$1 cancelled",
  ],
  [
    "{@}(?: heute| noch| irgendwo| irgendwie| auch| schnell| am nachmittag| this afternoon)* (?:einschieben|reinschieben|dazwischenschieben|reinquetschen|unterbringen|einbauen|dazunehmen|hinzufugen|reinnehmen|mitnehmen|einplanen|aufnehmen|dazu)",
    "squeeze in $1",
  ],
  [
    "(?:schieb\\w*|nimm|bau\\w*|quetsch\\w*|fug\\w*)(?: bitte| noch| mir)* {@}(?: noch| heute| auch| bitte)* (?:ein|dazu|rein|dazwischen|hinzu|mit rein)",
    "squeeze in $1",
  ],
  [
    "(?:muss|will|mochte|soll)(?: ich)?(?: auch| noch| ausserdem| heute| unbedingt)* (?:zu|bei|nach) {@}",
    "must see $1",
  ],
  [
    "(\\d+) minutes (?:zu spat|verspat\\w*|hinterher|hinter \\w+|im verzug|spater|uber|verzug)(?: dran)?",
    "$1 minutes late",
  ],
  [
    "(?:verspat\\w*|verzug|rede|spat dran|hinterher) (?:um|von) (?:etwa |ca |rund )?(\\d+) minutes",
    "$1 minutes late",
  ],
  ["(?:zu )?spat dran|im verzug|verspat\\w*", "late"],
  [
    "(?:den |die )?(?:rest|ubrig\\w*) (?:des|vom|meines|von meinem|dieses) (?:day|tages|todays)",
    "the rest of my day",
  ],
  ["(?:den |mein\\w* |der )?nachmittag", "my afternoon"],
  [
    "neu (?:planen|plan\\w*|berechne\\w*|aufstellen|machen|sortieren)|umplanen|umplan\\w*|plan\\w* neu|um ?organisieren",
    "replan",
  ],
  ["(?:im )?(?:um)?kreis von ({n}) (km|miles) (?:um|von|rund um) {@}", "within $1 $2 of $3"],
  [
    "(?:hochstens |maximal |bis zu )?({n}) (km|miles) (?:um|von|rund um|entfernt von|bei) {@}",
    "within $1 $2 of $3",
  ],
  ["im umkreis von ({n}) (km|miles)", "within $1 $2"],
  [
    "(?:im umkreis|in der nahe|rund|in der umgebung|in der gegend|nahe|unweit|um|nah) (?:von|um|bei|herum)? ?{@}(?: herum)?",
    "near $1",
  ],
  ["in (?:meiner|der) (?:nahe|umgebung|gegend)|hier (?:herum|um die ecke)", "near me"],
  ["(?:zeit|frei|luft|leerlauf|uberbrucken|ubrig)(?= (?:near|in|bei|am|um)|$| [,.])", "free"],
  ["(?:lass\\w*|lassen) (?:wir |bitte |mal )*{@} (.*?)in (?:ruhe|frieden)", "leave $1 alone $2"],
  ["{@} (.*?)in (?:ruhe|frieden) (?:zu )?lassen", "leave $1 alone $2"],
  [
    "(?:schick\\w*|sende) (?:mich|uns) (.*?)nicht (?:mehr )?(?:zu|nach) {@}(?: vor)?",
    "dont send me to $2 before $1",
  ],
  [
    "{@}(.*?) (?:pausieren|aussetzen|zuruckstellen|stumm schalten|stummschalten|ruhen lassen|auf eis legen|parken|schlafen legen|sperren|nicht einplanen|ausblenden)",
    "snooze $1 $2",
  ],
  ["(?:leg\\w*|setz\\w*|stell\\w*) {@} (.*?)(?:auf eis|aus|zuruck|still)", "snooze $1 $2"],
  ["(?:auf den neuesten stand|auf stand|ins bild|aufs laufende)", "up to speed"],
  [
    "(?:gib mir|zeig mir|mach mir|brauche|ich brauche|bitte)? ?(?:ein |einen |eine )?(?:kurze?[nrs]? )?(?:briefing|uberblick|zusammenfassung|infos?|informationen|details|steckbrief|kurzinfo) (?:zu|zum|uber|von|fur) {@}",
    "brief me on $1",
  ],
  [
    "(?:was|wer) (?:muss|sollte|soll|kann) ich (?:uber|zu|von) {@}(?: alles)? wissen",
    "what should i know about $1",
  ],
  [
    "(?:bevor|ehe) ich (?:da )?(?:reingehe|rein gehe|hineingehe|hingehe|eintrete|reinmarschiere)",
    "before i go in",
  ],
  [
    "(?:bericht|besuch|termin|gesprach) (?:bei|mit|im|in|zu) {@} (?:eintragen|erfassen|notieren|protokollieren|loggen|festhalten|speichern|anlegen|vermerken|dokumentieren)",
    "log a visit at $1",
  ],
  [
    "(?:war|waren|komme|kam) (?:ich |wir )?(?:gerade |eben |heute |soeben )?(?:bei|in|im|beim|aus|von|am) {@}",
    "was at $1",
  ],
  [
    "(?:habe?|haben) (?:ich |wir )?(?:gerade |eben |heute |soeben )?{@} (?:besucht|getroffen|gesehen)",
    "visited $1",
  ],
  [
    "nachfassen|nachhaken|nachbereiten|(?:wieder )?melden|wiedervorlage|nochmal (?:anrufen|hin)|erinner\\w*(?: mich)?(?: daran)?",
    "follow up",
  ],
  [
    "(?:note|bewertung|zufriedenheit|stimmung|wertung)(?: ist| war| von| liegt bei)? ([1-5])(?: (?:von|aus) 5)?",
    "satisfaction $1",
  ],
  ["([1-5]) (?:von|aus) (?:5|moglichen 5)(?: sternen| punkten)?", "satisfaction $1"],
  ["([1-5]) sterne?", "satisfaction $1"],
  [
    "(?:lead )?(?:nehme?|nimm|ubernehm\\w*) (?:ich )?(?:den |das )?(?:lead )?(l\\d+)(?: gerne?)?(?: an)?",
    "accept $1",
  ],
  [
    "(l\\d+) lehne(?: ich)?(?: leider| lieber)* ab|(l\\d+) (?:will|mochte|brauche)(?: ich)? nicht",
    "decline $1 $2",
  ],
  ["(l\\d+) (?:nehme|ubernehme|akzeptiere)(?: ich)?(?: gerne?)?(?: an)?", "accept $1"],
  ["(l\\d+) (?:annehmen|akzeptieren|ubernehmen|nehme ich(?: an)?)", "accept $1"],
  [
    "(?:lehne?|weise?|gebe?)(?: ich)? (?:den |das )?(?:lead )?(l\\d+) (?:ab|zuruck|weiter)",
    "decline $1",
  ],
  ["(l\\d+) (?:ablehnen|zuruckgeben|abgeben|nicht annehmen|absagen)", "decline $1"],
  ["(?:lehne?|weise?)(?: ich)? (?:den |das )?lead (.*?)ab", "decline lead $1"],
  [
    "(?:noch )?auf (?:meine|eine|ihre|seine) antwort|unbeantwortet\\w*|ohne antwort|(?:noch )?keine antwort|nicht beantwortet\\w*",
    "waiting for my answer",
  ],
  [
    "(?:historie|vorgeschichte|verlauf|besuchshistorie) (?:von|zu|bei|mit|vom) {@}",
    "brief me on $1",
  ],
  ["ziele?n?(?: \\w+)? erreich\\w*", "reach my goal"],
  ["(?:wem) gehort {@}|wessen (?:kunde|konto|account)? ?ist {@}", "who owns $1 $2"],
  [
    "wer (?:betreut|besitzt|hat|verantwortet|deckt|kummert sich um|ist (?:zustandig|verantwortlich) (?:fur|in)) {@}(?: ab)?",
    "who owns $1",
  ],
  [
    "was (?:kannst|machst|tust) du(?: alles)?(?: fur mich)?(?: tun| machen)?|wobei kannst du (?:mir )?helfen|hilf mir|hilfe",
    "what can you do",
  ],
  [
    "neukunden|potenziell\\w* kunden|neue[nrs]? (?:kunden|turen|accounts|geschafte?|laden)|interessenten|kaltakquise|akquise|neugeschaft|potenziell\\w*",
    "prospects",
  ],
  [
    "(?:bestehend\\w*|vorhanden\\w*|aktuell\\w*|bisherig\\w*) kunden|bestandskunden|stammkunden",
    "existing customers",
  ],
  [
    "(?:halb|halfte) neu\\w* (?:und )?(?:halb|halfte) (?:alt\\w*|bestand\\w*)|gemischt|halbe halbe|halb und halb",
    "half and half",
  ],
  ["([abc]) (?:kunden|accounts|konten)", "$1 accounts"],
];
