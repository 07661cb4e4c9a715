/** Words that people use anyway: alone, none of them is taken for a misspelled name. */
const COMMON = `union superior royal orchard soldier agency carbon orient hills beacon delta rake gravity diagonal buffalo badger beaver swan miles km dollars percent a about above after again all also always am an and another any anybody anyone anything are arent around as ask at away back
bad be because been before behind being best better between big both bring bring business busy but buy buyer buyers by call called calls came can cannot
cant car case cases catalog check choose city clear close closed coffee come comes coming cooler cost could country couple cut date day days deal deals did
didnt different discount display do does doesnt doing done dont door doors down draft drink drive driver driving drop during each early easy
either else end enough even evening ever every everybody everyone everything far feel few find fine finish first fit five for four free
fresh friday from front full get gets getting give gives go goes going gone good got great guy guys had half happy hard has hasnt hate have havent
having he head hear heard help her here hers hey high him his hit hold home hope hour hours house how however i idea if im in inside interested into is
isnt it items its job just keep keg kegs kept kind kinda know known last late lately later least leave left less let lets lets like line list little ll
local long look looking lot lots love low lunch made main make makes making manager many maybe me mean meet meeting menu met might mind mine
minutes miss monday money month months more morning most move much must my myself name near need needs never new news next nice night no
nobody none noon north not note nothing now number of off office often old on once one ones only open or order orders other our out outside over own
owner owners page paid part past pay people per place places plan please point price prices pricing product products promo push put quarter
question quick quite quote rather reach really reason red rep reps rest review ride right road route run running said same samples saturday saw say says
second see seen sell send sent set several she should show side sign signed since sit six slow small so sold some somebody someone something soon
south spring star start state station stay still stock stop stopped stops store stores story street such sunday sure switch table take takes
talk talked tap tell ten than thanks that thats the their them then there these they theyre theyll they've thing things think this those though three thursday through
time times to today together told tomorrow tonight too took top toward town traffic tried trip try trying tuesday turn two under until up upset us use used
usual very via visit visited visits wait walk want wanted wants was wasnt watch way we wednesday week weekend weekly well went were west what whats when where
whether which while who whole whos whose why will wine winter with within without wont word work working works worth would write year years
yes yesterday yet you your youre summer fall autumn east corner market center food go mart express country house spirit spirits beer liquor bar pub shop store
inn lodge hotel grill diner point bridge stone old mill wild golden silver copper blue sunrise harvest cedar walnut maple lakeside depot station
uptown harvest sandwich ambient ales ale ipa lager seltzer craft brand brands vendor delivery deliveries invoice invoices poster posters sample tasting tastings
happy unhappy annoyed angry pleased thrilled satisfied crew staff boss chef bartender remodel renovation vacation holiday holidays hospital sick inventory audit`;

/** The names of one company hold some of these words, so the whole list is only about spelling, never about meaning. */
export function everydayWords(examples: readonly (readonly string[])[]): ReadonlySet<string> {
  const words = new Set(COMMON.split(/\s+/));
  for (const example of examples) for (const word of example) words.add(word);
  return words;
}
