/** What people say before a kind of account that they do not want to see, or see alone. */
export const avoidCues =
  "(?:no|nothing|none|not|without|avoid(?:ing)?|skip(?:ping)?|except(?: for)?|minus|exclud(?:e|ing)|leav(?:e|ing) out|drop(?:ping)?|ignore)(?: (?:any|more|stops?|visits?|calls?|accounts?|the|my|one|anything|going))?(?: (?:in|at|to|around|that(?:s| is)))?|(?:stay|steer|keep me|keep it) (?:out|away|clear)(?: of| from)?|(?:dont|not) (?:send me|go|want(?: to go)?)(?: (?:to|into|anywhere|any))?";

export const onlyCues =
  "(?:only|just|nothing but|stick(?:ing)? (?:to|with)|stay(?:ing)? (?:in|around|within|on)|keep (?:me|it) (?:in|to|around|on)|focus(?:ing)? on|all in)(?: (?:stops?|visits?|accounts?|the))?(?: (?:in|at|around))?";
