/** What people say for the mix of new and existing accounts; patterns of whole words, the first value that fits is taken. */
export const focusWords: Readonly<Record<string, readonly string[]>> = {
  balanced: [
    "half and half",
    "half new .*half .*",
    "half (?:customers|existing|prospects)(?: and| ,)? half .*",
    "(?:a |an? even |good )?(?:mix|balance) of .*",
    "50 50|50/50|fifty fifty",
    "even(?:ly)? split|split evenly|equal parts.*|equal mix",
    "balanced",
    "both (?:new and existing|customers and prospects|prospects and customers)",
    "(?:new and existing|existing and new|customers and prospects|prospects and customers)",
    "some new .* some (?:old|existing|current|regular).*",
  ],
  new: [
    "prospects?|prospecting",
    "(?:no|not|without|dont want|skip the|non) (?:existing |current )?(?:customers?|regulars|existing)",
    "new (?:business|doors?|accounts?|customers?|logos?|ones?|stores?|places|names|faces|prospects?|only|clients|stops?|bars?|restaurants?|hotels?|leads)",
    "cold (?:calls?|calling|doors?)",
    "(?:not|never|arent|isnt|dont|havent|doesnt|didnt|yet to) (?:\\w+ )?(?:sell|selling|sold|buy|buying|bought|ordered|ordering|customers?)(?: .*yet)?",
    "hunt|hunting|white ?space|green ?field|untapped",
    "conquests?|new only|only new|door knocking|knock on (?:new )?doors|noncustomers",
    "hit list for new",
    "potential (?:new )?customers",
  ],
  existing: [
    "(?:existing|current|regular|established|active|loyal) (?:\\w+ )?(?:customers?|accounts?|book|clients?|business|ones?|only|buyers)",
    "customers?|clientele|clients|regulars|existing|farming",
    "(?:already|who|that|currently) (?:buy|buys|buying|order|orders|ordering)(?: .*)?",
    "(?:already|currently) (?:\\w+ )?(?:sell|selling|buy|buying)",
    "current book|book of business|who buy from us|no prospects|no new (?:business|accounts?|ones?|doors?)|no cold calls",
  ],
};
