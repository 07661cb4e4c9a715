import type { Metric } from "../domain/performance/kpis.ts";

/** What people call a figure: patterns of whole words in small letters. */
export const metricWords: Readonly<Record<Metric, readonly string[]>> = {
  revenue: [
    "revenues?(?! per| a)",
    "rev(?! per| a)",
    "sales(?! (?:cycles?|reps?|teams?|report|forecast|outlook|time|force))",
    "turnover",
    "dollars sold",
    "top line",
    "(?:out)?sell(?:s|ing)?(?! time)",
    "(?:out)?sold",
  ],
  growth: ["growth", "grow(?:s|n|ing)?", "grew", "year (?:over|on) year", "yoy", "trend"],
  orders: ["(?<!average |avg |mean |size of )orders(?! size)", "order (?:count|volume|numbers?)"],
  averageOrder: [
    "(?:average|avg|mean) (?:order|ticket|basket)s?(?: sizes?| values?)?",
    "orders? (?:size|value)s?",
    "size of (?:an? |the )?orders?",
    "aov",
    "(?:basket|ticket) sizes?",
  ],
  visits: [
    "(?<!per |a |each )(?:visits|calls)(?! (?:to|at|in time))",
    "(?<=(?:visit|call) )(?:count|numbers?|volume|goal|target|quota)",
    "number of (?:visits|calls)",
    "visit (?:count|numbers?|goal|target|quota)",
  ],
  revenuePerVisit: [
    "(?:revenue|rev|sales|dollars|money) (?:per|a|for each|by) (?:visit|call|stop)s?",
  ],
  coverage: ["coverage", "cover(?:ed)?", "in cadence", "cadence (?:kept|compliance)"],
  winRate: [
    "win(?:ning)? (?:rates?|ratios?|percentages?)",
    "winrates?",
    "(?:close|closing|hit) (?:rates?|ratios?)",
    "deals won",
  ],
  salesCycle: [
    "(?:sales|deal|selling) cycles?(?: lengths?)?",
    "(?:days|time) to close",
    "cycle times?",
    "how long deals take",
  ],
  newCustomers: [
    "new (?:customers?|accounts?|buyers?|doors?|clients?|business|logos?)(?: won| opened)?",
    "(?:customers?|accounts?) (?:won|opened|gained|added)",
  ],
  retention: ["retention(?: rates?)?", "retained", "churn(?:ed)?", "customers? (?:kept|retained)"],
  penetration: ["(?:account )?penetration", "penetrated", "share of accounts that buy"],
  satisfaction: ["satisfaction", "happiness", "csat", "happy (?:customers|clients)"],
  shareOfPotential: [
    "shares? of (?:the )?(?:potential|wallets?)",
    "wallet shares?",
    "potential (?:share|used|captured|realized|realised)",
  ],
  conversion: ["(?:lead )?conversions?(?: rates?| of leads)?", "leads? (?:accepted|converted)"],
  sellingTime: ["(?:selling|customer|face) time(?: share)?", "time (?:selling|with customers)"],
  attainment: [
    "attainment",
    "(?:against|vs|versus|to|of|on) (?:the |their |my |our )?(?:goals?|targets?|quotas?|plan)",
    "(?:goal|target|quota) (?:attainment|achievement|reached)",
  ],
};
