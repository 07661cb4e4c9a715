import type { Slot, Slots } from "../slots.ts";
import type { PolicyName } from "./change.ts";

const only = (...values: PolicyName[]): Pick<Slot, "onlyFor"> => ({
  onlyFor: { field: "policy", values },
});

/** How words become a change of a policy. */
export const policySlots: Slots = {
  policy: {
    type: "choice",
    isRequired: true,
    words: {
      disclosure: [
        "disclosure",
        "reps? (?:may|can|should|must)(?: not)? see",
        "who (?:may|can) see",
        "hide",
        "visible to reps",
      ],
      digests: ["digests?", "missed (?:morning|hour)"],
      cadence: [
        "cadences?",
        "visit frequency",
        "(?:must|should|need to|have to) be (?:seen|visited|called on)",
        "every (?:\\w+ )?(?:days|weeks|months)",
      ],
      leads: ["leads?", "routing", "on premise skill"],
      hours: [
        "(?:working|work|office|business)? ?hours",
        "work(?:s|ing)? (?:day|from)",
        "starts? work",
      ],
      scoring: ["scor(?:e|es|ing)", "weights?", "new and existing", "mix", "prospects", "ranking"],
    },
  },
  "change.signal": {
    type: "choice",
    ...only("scoring"),
    words: {
      potential: ["potential", "size"],
      due: ["due", "overdue", "cadence", "urgency"],
      follow_up: ["follow ?ups?"],
      deals: ["(?:open )?deals?", "pipeline"],
      trend: ["trends?", "falling orders", "growth"],
      risk: ["risk", "satisfaction"],
      fit: ["fit", "industry"],
    },
  },
  "change.times": {
    type: "choice",
    ...only("scoring"),
    words: { "2": ["doubled?", "twice"], "0.5": ["half", "halved?"] },
  },
  "change.newShare": {
    type: "share",
    after: "(?:of (?:the )?visits )?(?:to|for|on|of) (?:new|prospects)|new|prospects",
    needsCue: true,
    ...only("scoring"),
  },
  "change.points": { type: ["share", "number"], takesBareNumber: true, ...only("scoring") },
  "change.segment": { type: "segment", ...only("cadence", "leads") },
  "change.minDays": {
    type: "daysAgo",
    before:
      "(?:not|never) (?:again )?(?:within|sooner than|before|more often than every)|at most every",
    needsCue: true,
    ...only("cadence"),
  },
  "change.maxDays": { type: "daysAgo", ...only("cadence") },
  "change.from": { type: "time", takesBareNumber: true, ...only("hours") },
  "change.to": { type: "time", takesBareNumber: true, ...only("hours") },
  "change.rep": { type: "person", ...only("hours", "leads") },
  "change.industry": { type: "industry", ...only("leads") },
  "change.place": { type: "town", ...only("leads") },
  "change.toCents": {
    type: "money",
    before: "under|below|less than|up to|smaller than",
    needsCue: true,
    ...only("leads"),
  },
  "change.fromCents": { type: "money", ...only("leads") },
  "change.dailyCap": {
    type: "number",
    before:
      "cap(?:ped)?(?: leads)?(?: at| to)?|at most|no more than|limit(?:ed)?(?: leads)?(?: at| to)?|maximum(?: of)?",
    after: "(?:leads )?(?:a|per) day",
    needsCue: true,
    ...only("leads"),
  },
  "change.answerMinutes": {
    type: "duration",
    before: "within|in",
    needsCue: true,
    ...only("leads"),
  },
  "change.skill": {
    type: "text",
    before: "needs? (?:the |a )?skills?|requires? (?:the )?skills?|only with skill",
    needsCue: true,
    ...only("leads"),
  },
  "change.what": {
    type: "choice",
    ...only("disclosure"),
    words: {
      leadScores: ["leads?", "scores? of others", "lead scores?", "numbers of others"],
      teamAverage: ["averages?", "team(?:s)? (?:average|figures|numbers)"],
    },
  },
  "change.isAllowed": {
    type: "choice",
    ...only("disclosure"),
    words: {
      false: ["not", "hide", "no longer", "never", "dont", "stop"],
      true: ["may", "can", "show", "allow", "should"],
    },
  },
  "change.whenMissed": {
    type: "choice",
    ...only("digests"),
    words: {
      silent: ["silent", "nothing", "skip", "quiet"],
      "rest of day": ["rest", "send", "late"],
    },
  },
  "change.isDefault": {
    type: "choice",
    words: { true: ["reset", "defaults?", "back to the start", "as it was at the start"] },
  },
};
