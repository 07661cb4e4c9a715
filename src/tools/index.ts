import { answerLead } from "./answer-lead.ts";
import { applyAlignment } from "./apply-alignment.ts";
import { briefAccount } from "./brief-account.ts";
import { changeDigest } from "./change-digest.ts";
import { checkBalance } from "./check-balance.ts";
import { checkCoverage } from "./check-coverage.ts";
import { checkPlaces } from "./check-places.ts";
import { checkTraffic } from "./check-traffic.ts";
import { compareTerritories } from "./compare-territories.ts";
import { explainDay } from "./explain-day.ts";
import { explainLead } from "./explain-lead.ts";
import { explainMetric } from "./explain-metric.ts";
import { explainScore } from "./explain-score.ts";
import { explainTravel } from "./explain-travel.ts";
import { findNearby } from "./find-nearby.ts";
import { findOwner } from "./find-owner.ts";
import { forecastRevenue } from "./forecast-revenue.ts";
import { forgetMe } from "./forget-me.ts";
import { help } from "./help.ts";
import { importData } from "./import-data.ts";
import { leadFairness } from "./lead-fairness.ts";
import { linkPerson } from "./link-person.ts";
import { listDigests } from "./list-digests.ts";
import { listLeads } from "./list-leads.ts";
import { listVisits } from "./list-visits.ts";
import { logVisit } from "./log-visit.ts";
import { mergeAccounts } from "./merge-accounts.ts";
import { planDay } from "./plan-day.ts";
import { planWeek } from "./plan-week.ts";
import { proposeAlignment } from "./propose-alignment.ts";
import { rankAccounts } from "./rank-accounts.ts";
import { replanDay } from "./replan-day.ts";
import { routeLead } from "./route-lead.ts";
import { setGoal } from "./set-goal.ts";
import { setPlace } from "./set-place.ts";
import { setPolicy } from "./set-policy.ts";
import { shareNote } from "./share-note.ts";
import { showPerformance } from "./show-performance.ts";
import { showProposal } from "./show-proposal.ts";
import { showUsage } from "./show-usage.ts";
import { showWork } from "./show-work.ts";
import { snoozeAccount } from "./snooze-account.ts";
import { subscribeChannel } from "./subscribe-channel.ts";
import type { Tool } from "./tool.ts";
import { undoAlignment } from "./undo-alignment.ts";
import { undoChange } from "./undo-change.ts";
import { whatIf } from "./what-if.ts";

/** Everything Rounds can do, in the order of the help. */
export const tools: readonly Tool[] = [
  planDay,
  planWeek,
  replanDay,
  explainDay,
  checkTraffic,
  explainTravel,
  findNearby,
  briefAccount,
  rankAccounts,
  explainScore,
  logVisit,
  snoozeAccount,
  checkPlaces,
  setPlace,
  listVisits,
  findOwner,
  showPerformance,
  forecastRevenue,
  explainMetric,
  compareTerritories,
  checkCoverage,
  checkBalance,
  proposeAlignment,
  whatIf,
  showProposal,
  applyAlignment,
  undoAlignment,
  setGoal,
  listLeads,
  answerLead,
  routeLead,
  explainLead,
  leadFairness,
  subscribeChannel,
  listDigests,
  changeDigest,
  shareNote,
  setPolicy,
  linkPerson,
  importData,
  mergeAccounts,
  undoChange,
  showWork,
  showUsage,
  forgetMe,
  help,
];
