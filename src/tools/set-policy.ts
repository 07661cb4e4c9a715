import { z } from "zod";
import { buttons, type Card, facts, note, type Part, table, text } from "../cards/card.ts";
import type { Policy } from "../domain/policy.ts";
import { setPolicyExamples } from "./examples/set-policy.ts";
import { POLICIES, type PolicyChange, type PolicyName, policyChange } from "./policy/change.ts";
import type { Draft } from "./policy/draft.ts";
import { draftOf, effectOf, showPolicy } from "./policy/policies.ts";
import { policySlots } from "./policy/slots.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

export const setPolicy = defineTool({
  name: "set_policy",
  title: "Policy",
  description:
    "Shows or changes what holds for the whole workspace: scoring weights, cadences by segment, working hours, lead rules, what reps may see, missed digests. Shows what would change first; apply writes it.",
  right: "admin",
  effect: "write",
  isPreview: ({ apply }) => apply !== true,
  phrases: [
    "A accounts must be seen every 21 days at most, change the cadence policy",
    "raise the scoring weight of potential to 35 points",
    "new lead rule: bars over $20,000 go to {change.rep}",
    "set working hours from 8 to 4:30",
    "show the lead rules",
  ],
  examples: setPolicyExamples,
  slots: policySlots,
  input: z.object({
    policy: z.enum(POLICIES, `policies are ${POLICIES.join(", ")}`),
    change: policyChange.optional().describe("Leave out to see the policy"),
    apply: z.boolean().optional().describe("true: write it; else only what would change"),
  }),
  result: z.object({
    policy: z.enum(POLICIES),
    now: z.record(z.string(), z.string()).describe("What holds before the change"),
    change: policyChange.nullable(),
    says: z.array(z.string()).describe("What is different"),
    effect: z
      .object({
        summary: z.string(),
        headers: z.array(z.string()),
        rows: z.array(z.array(z.string())),
      })
      .nullable()
      .describe("What it does to the workspace's data"),
    changeId: z.string().nullable().describe("Null: nothing was written"),
  }),

  async run({ policy, change = {}, apply = false }, world) {
    const now = await showPolicy(policy, world);
    const draft = await draftOf(policy, change, world);
    if (draft === null)
      return { policy, now, change: null, says: [], effect: null, changeId: null };
    const effect = await effectOf(policy, draft, world);
    const changeId = apply ? await write(draft, world) : null;
    return { policy, now, change, says: [...draft.says], effect: effect && copy(effect), changeId };
  },

  card: policyCard,
});

type Effect = { readonly summary: string; readonly headers: string[]; readonly rows: string[][] };

const copy = (effect: NonNullable<Awaited<ReturnType<typeof effectOf>>>): Effect => ({
  summary: effect.summary,
  headers: [...effect.headers],
  rows: effect.rows.map((row) => [...row]),
});

async function write({ sections, hours }: Draft, world: World): Promise<string> {
  const author = { email: world.asker.email, at: world.instant, tool: "set_policy" };
  const { changeId } = hours
    ? await world.writer.setHours(author, hours)
    : await world.writer.setPolicy(author, sections satisfies Partial<Policy>);
  return changeId;
}

type Result = {
  readonly policy: PolicyName;
  readonly now: Readonly<Record<string, string>>;
  readonly change: PolicyChange | null;
  readonly says: readonly string[];
  readonly effect: Effect | null;
  readonly changeId: string | null;
};

const TITLES: Readonly<Record<PolicyName, string>> = {
  scoring: "Scoring",
  cadence: "Cadences",
  hours: "Working hours",
  leads: "Lead rules",
  disclosure: "What reps may see",
  digests: "Digests",
};

const EXAMPLES: Readonly<Record<PolicyName, string>> = {
  scoring: "raise the scoring weight of potential to 35 points",
  cadence: "A accounts every 21 days at most",
  hours: "set working hours from 8 to 4:30",
  leads: "new lead rule: bars over $20,000 go to ...",
  disclosure: "reps may not see the team's average",
  digests: "digests: stay silent after a missed morning",
};

const MOST_ROWS = 8;

function policyCard({ policy, now, change, says, effect, changeId }: Result): Card {
  const title = TITLES[policy];
  if (change === null) {
    return {
      title: `${title}: what holds now`,
      parts: [facts(now), note(`To change it, say for example "${EXAMPLES[policy]}".`)],
    };
  }
  const parts: Part[] = [...says.map(text), ...effectParts(effect)];
  if (changeId !== null) {
    const undo = { label: "Undo", tool: "undo_change", input: { change: changeId } };
    return { title: `${title}: changed`, parts: [...parts, buttons(undo)] };
  }
  const apply = {
    label: "Apply",
    tool: "set_policy",
    input: { policy, change, apply: true },
    isPrimary: true,
  };
  const show = { label: "Show what holds", tool: "set_policy", input: { policy } };
  return {
    title: `${title}: this would change. Nothing is written yet`,
    parts: [...parts, buttons(apply, show)],
  };
}

function effectParts(effect: Effect | null): readonly Part[] {
  if (effect === null) return [];
  const { summary, headers, rows } = effect;
  const left = rows.length - MOST_ROWS;
  return [
    text(summary),
    ...(rows.length === 0
      ? []
      : [
          table(
            headers.map((header, at) => ({ header, align: at === 0 ? "left" : "right" })),
            rows.slice(0, MOST_ROWS),
          ),
        ]),
    ...(left > 0 ? [note(`... and ${left} more.`)] : []),
  ];
}
