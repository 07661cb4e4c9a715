import { z } from "zod";
import { UserError } from "../domain/errors.ts";
import { placeNewReps, without } from "../domain/territory/alignment/head-count.ts";
import { describeMoves, proposeAlignment } from "../domain/territory/alignment/propose.ts";
import type { AlignmentRequest } from "../domain/territory/alignment/team.ts";
import { alignmentRequest } from "./alignment-request.ts";
import { whatIfExamples } from "./examples/what-if.ts";
import * as fields from "./fields.ts";
import { keepProposal } from "./make-proposal.ts";
import { proposalCard } from "./proposal-card.ts";
import { proposalResult } from "./proposal-result.ts";
import { findAccounts, findRep } from "./sight.ts";
import { findTeam, type Team } from "./team.ts";
import { territoriesBelow } from "./territories.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

const change = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("remove_rep"),
    rep: z.string().min(1).describe("E-mail of the rep who leaves"),
    on: fields.date().optional().describe("Last day; only for the record"),
  }),
  z.object({
    kind: z.literal("add_reps"),
    count: fields.whole(1, 50).default(1),
    territory: fields.territory().optional().describe("Where they are to help"),
  }),
  z.object({
    kind: z.literal("move_accounts"),
    accounts: z.array(fields.account()).min(1).max(500),
    to: z.string().min(1).describe("E-mail of the rep who gets them"),
  }),
  z.object({
    kind: z.literal("merge_territories"),
    territories: z.array(fields.territory()).min(2).max(20),
  }),
]);

type Change = z.output<typeof change>;

const only = (...values: Change["kind"][]) => ({ field: "change.kind", values });

export const whatIf = defineTool({
  name: "what_if",
  title: "What if",
  description:
    "Tries a change of the team or of territories and shows before and after: a rep leaves, reps are added, accounts move, territories merge.",
  right: "manager",
  effect: "read",
  phrases: [
    "what if {change.rep} leaves?",
    "what if we add two reps in {change.territory}?",
    "what if {change.accounts} goes to {change.to}?",
    "what if we merge {change.territories}?",
  ],
  examples: whatIfExamples,
  slots: {
    "change.kind": {
      type: "choice",
      isRequired: true,
      words: {
        remove_rep: [
          "leave(?:s|d|ing)?",
          "los(?:e|es|t|ing)",
          "quits?",
          "resigns?",
          "retires?",
          "goes away",
          "(?:is|was|were|be) (?:gone|out|away|not here)",
          "walk(?:s|ed|ing)?",
          "depart(?:s|ed|ing|ure)?",
          "(?:hand(?:s|ed)? in|gives?|gave) (?:\\w+ )?notice",
          "steps? down",
          "moves? on",
          "not here",
          "without",
          "fir(?:e|ed)",
          "let go",
        ],
        merge_territories: [
          "merg(?:e|ed|ing)",
          "combin(?:e|ed|ing)",
          "roll(?:ed)?",
          "join(?:ed)?",
          "fold(?:ed|ing)?",
          "consolidat\\w+",
          "(?:in|into|as|be|become|became|becoming|were|was) one",
          "(?:put|throw|lump|bring)\\w* (?:.+ )?together",
        ],
        add_reps: [
          "add(?:ed|ing)?",
          "hir(?:e|ed|ing)",
          "another rep",
          "(?:one|two|three|\\d+) more reps?",
          "(?:extra|additional) (?:reps?|heads?|people|person)",
          "(?:another|\\d+ more|one more|a new|new) (?:reps?|heads?|people|persons?|hands?)",
          "(?:bring|brought|bringing|take|taking) (?:in|on)",
          "recruit\\w*",
        ],
        move_accounts: [
          "gave",
          "giv(?:e|es|ing)",
          "mov(?:e|ed|ing)",
          "go(?:es)? to",
          "went to",
          "hand(?:ed|ing)?",
          "shift(?:ed|ing)?",
          "transfer(?:red|ring)?",
          "took",
          "takes?",
        ],
      },
    },
    "change.rep": { type: "person", isRequired: true, onlyFor: only("remove_rep") },
    "change.on": { type: "date", when: "future", onlyFor: only("remove_rep") },
    "change.count": { type: "number", onlyFor: only("add_reps") },
    "change.territory": { type: "territory", onlyFor: only("add_reps") },
    "change.accounts": {
      type: "account",
      isList: true,
      isRequired: true,
      onlyFor: only("move_accounts"),
    },
    "change.to": { type: "person", isRequired: true, onlyFor: only("move_accounts") },
    "change.territories": {
      type: "territory",
      isList: true,
      isRequired: true,
      onlyFor: only("merge_territories"),
    },
  },
  input: z.object({ change }),
  result: proposalResult,

  async run({ change: wanted }, world) {
    world.progress("Reading accounts and history");
    const tried = await tryChange(world, wanted);
    return keepProposal(world, tried.team, {
      ...tried,
      asked: { tool: "what_if", input: { change: wanted }, what: tried.what },
    });
  },

  card: proposalCard,
});

function tryChange(world: World, wanted: Change) {
  switch (wanted.kind) {
    case "remove_rep":
      return removeRep(world, wanted.rep);
    case "add_reps":
      return addReps(world, wanted);
    case "move_accounts":
      return moveAccounts(world, wanted);
    case "merge_territories":
      return mergeTerritories(world, wanted.territories);
  }
}

/** The team of whoever manages this rep: those who could take over. */
async function teamAround(world: World, email: string): Promise<Team> {
  const territories = await world.book.territories();
  const region = territories.find(({ ownerEmail }) => ownerEmail === email)?.parent ?? undefined;
  const around = world.asker.role === "admin" ? region : undefined;
  return findTeam(world, around);
}

async function removeRep(world: World, email: string) {
  const rep = await findRep(world, email);
  const team = await teamAround(world, rep.email);
  const asIs = alignmentRequest(team, {});
  const leaver = asIs.reps.find((each) => each.email === rep.email);
  if (!leaver || asIs.reps.length === 1) {
    throw new UserError(
      "impossible",
      leaver ? `${rep.name} is the only rep there.` : `${rep.name} has no accounts.`,
      leaver ? "There is nobody to take over. Try adding a rep." : "Nothing would change.",
    );
  }
  const request = without(asIs, leaver);
  const proposal = await proposeAlignment(request, world.aligner);
  return { team, request, proposal, what: `Without ${rep.name}` };
}

async function addReps(
  world: World,
  { count, territory }: { readonly count: number; readonly territory?: string | undefined },
) {
  const names = territory === undefined ? null : await territoriesBelow(world, territory);
  const owner = (await world.book.territories()).find(({ name }) => names?.has(name))?.ownerEmail;
  const team = owner ? await teamAround(world, owner) : await findTeam(world, undefined);
  const asIs = alignmentRequest(team, {});
  const near = team.works.filter((work) => names === null || names.has(work.territory ?? ""));
  const added = placeNewReps(asIs, count, near.length > 0 ? near : team.works);
  const request: AlignmentRequest = { ...asIs, reps: [...asIs.reps, ...added] };
  const proposal = await proposeAlignment(request, world.aligner);
  const where = territory === undefined ? "" : ` in ${territory}`;
  const what = `${count === 1 ? "One more rep" : `${count} more reps`}${where}`;
  return { team, request, proposal, what };
}

async function moveAccounts(
  world: World,
  wanted: { readonly accounts: readonly string[]; readonly to: string },
) {
  const to = await findRep(world, wanted.to);
  const accounts = await findAccounts(world, wanted.accounts);
  const team = await findTeam(world, undefined);
  const request = alignmentRequest(team, {});
  const owners = new Map(accounts.map(({ id }) => [id, to.email]));
  const proposal = describeMoves(request, owners, null);
  const [first] = accounts;
  const what =
    accounts.length === 1
      ? `${first?.name} to ${to.name}`
      : `${accounts.length} accounts to ${to.name}`;
  return { team, request, proposal, what };
}

/** All of it to the one who has most of it; the others are free for something else. */
async function mergeTerritories(world: World, territories: readonly string[]) {
  const sets = await Promise.all(territories.map((name) => territoriesBelow(world, name)));
  const names = new Set(sets.flatMap((set) => [...set]));
  const team = await findTeam(world, undefined);
  const works = team.works.filter(({ territory }) => names.has(territory ?? ""));
  const owners = [...Map.groupBy(works, ({ ownerEmail }) => ownerEmail)].toSorted(
    (a, b) => b[1].length - a[1].length,
  );
  const [keeper] = owners.flatMap(([email]) => (email === null ? [] : [email]));
  if (keeper === undefined || owners.length < 2) {
    throw new UserError(
      "impossible",
      "These already belong to one rep, or have no accounts.",
      "Name two territories of different reps.",
    );
  }
  const others = team.reps.filter(
    ({ email }) =>
      email !== keeper &&
      owners.some(([owner]) => owner === email) &&
      team.works.every((work) => work.ownerEmail !== email || names.has(work.territory ?? "")),
  );
  const asIs = alignmentRequest(team, {});
  const request = asIs.reps
    .filter(({ email }) => others.some((other) => other.email === email))
    .reduce(without, asIs);
  const proposal = describeMoves(
    request,
    new Map(works.map(({ id }) => [id, keeper])),
    "one patch",
  );
  return { team, request, proposal, what: `${territories.join(" and ")} as one patch` };
}
