import { z } from "zod";
import { buttons, note, text } from "../cards/card.ts";
import { longDate, plural } from "../cards/format.ts";
import { addDays } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import { firstOfNextMonth } from "../domain/performance/periods.ts";
import { noticesOf } from "./affected-people.ts";
import { applyAlignmentExamples } from "./examples/apply-alignment.ts";
import * as fields from "./fields.ts";
import { bodyOf, ownProposal } from "./own-proposal.ts";
import type { ProposalResult } from "./proposal-result.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

/** Days that an account with open deals stays with its rep at most. */
const HOLD_DAYS = 30;

const askedFor = z.object({ tool: z.string(), input: z.record(z.string(), z.unknown()) });

export const applyAlignment = defineTool({
  name: "apply_alignment",
  title: "Apply an alignment",
  description:
    "Puts a proposal into effect from a date on: accounts change their reps, those affected are told. Can be undone.",
  right: "manager",
  effect: "write",
  phrases: ["apply {proposal} from May 1", "go ahead with it from Monday", "do it"],
  examples: applyAlignmentExamples,
  slots: {
    proposal: { type: "proposal" },
    effectiveOn: { type: "date" },
  },
  input: z.object({
    proposal: fields.proposal().optional(),
    effectiveOn: fields.date().optional().describe("The first day on which it holds"),
  }),
  result: z.object({
    proposalId: z.string(),
    status: z.enum(["applied", "scheduled", "changed"]),
    effectiveOn: z.string(),
    accounts: z.int(),
    done: z.int().describe("Accounts handed over already"),
    waiting: z.int().describe("Accounts that wait for the day, or for their open deals"),
    holdUntil: z.string(),
    told: z.array(z.string()).describe("E-mails of those who are told"),
    changes: z.array(z.string()).describe("What changed since the proposal was made"),
    again: askedFor.describe("What to ask for a proposal on the accounts as they are now"),
  }),

  async run({ proposal: id, effectiveOn }, world) {
    const stored = await ownProposal(world, id);
    const body = bodyOf(stored);
    requirePeople(body);
    const on = effectiveOn ?? askForDay(world, stored.id);
    requireFuture(world, on);
    const author = { email: world.asker.email, at: world.instant, tool: "apply_alignment" };
    const notices = noticesOf(body, { on, by: world.asker.name });
    const holdUntil = addDays(on, HOLD_DAYS);
    const effect = { on, holdUntil, today: world.today };
    const applied = await world.proposals.apply(author, stored.id, effect, notices);
    const shared = {
      proposalId: stored.id,
      effectiveOn: on,
      accounts: stored.handovers.length,
      holdUntil,
      again: askedFor.parse(stored.input),
    };
    if (applied.changedSince !== null) {
      const changes = [...applied.changedSince];
      return { ...shared, status: "changed" as const, done: 0, waiting: 0, told: [], changes };
    }
    const status = on <= world.today ? ("applied" as const) : ("scheduled" as const);
    const { done, waiting } = applied;
    const told = notices.map(({ email }) => email);
    return { ...shared, status, done, waiting, told, changes: [] };
  },

  card(result) {
    const { proposalId, status, effectiveOn, accounts, done, waiting, told } = result;
    if (status === "changed") {
      return {
        title: `${proposalId} was not applied: the accounts changed since it was made`,
        parts: [
          text(result.changes.join("; ")),
          buttons({ label: "Compute it again", ...result.again, isPrimary: true }),
        ],
      };
    }
    const people = plural(told.length, "rep");
    return {
      title:
        status === "applied"
          ? `${proposalId} is applied: ${plural(done, "account")} changed hands`
          : `${proposalId} is set for ${longDate(effectiveOn)}: ${plural(accounts, "account")} will change hands`,
      parts: [
        text(
          `${people} ${told.length === 1 ? "is" : "are"} told what changes for them and why, when they next ask something.`,
        ),
        ...(status === "applied" && waiting > 0
          ? [
              note(
                `${plural(waiting, "account")} with open deals stay until the deals are closed, at most until ${longDate(result.holdUntil)}.`,
              ),
            ]
          : []),
        buttons(
          { label: `Undo ${proposalId}`, tool: "undo_alignment", input: { proposal: proposalId } },
          {
            label: "What changes for whom?",
            tool: "show_proposal",
            input: { proposal: proposalId },
          },
        ),
      ],
    };
  },
});

/** Nobody can be given accounts who is not there. */
function requirePeople({ proposalId, hires }: ProposalResult): void {
  if (hires.length === 0) return;
  throw new UserError(
    "missing",
    `${proposalId} needs ${plural(hires.length, "person", "people")} who are not here yet.`,
    "Import the new reps with their homes and a territory each, then ask for a rebalance.",
  );
}

function requireFuture({ today }: World, on: string): void {
  if (on >= today) return;
  throw new UserError(
    "past_date",
    `${longDate(on)} is past.`,
    "Name today or a day to come: what was done before stays with whoever did it.",
  );
}

function askForDay({ today }: World, proposal: string): never {
  const days = [today, firstOfNextMonth(today)];
  throw new UserError(
    "missing",
    `From which day should ${proposal} hold?`,
    "Name a day, such as the first of next month.",
    days.map((effectiveOn) => ({
      label: effectiveOn === today ? "From today" : `From ${longDate(effectiveOn)}`,
      tool: "apply_alignment",
      input: { proposal, effectiveOn },
    })),
  );
}
