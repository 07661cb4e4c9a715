import { type Policy, policyFrom } from "../../domain/policy.ts";
import type { World } from "../world.ts";
import { cadenceEffect, changeCadence, showCadences } from "./cadence.ts";
import type { PolicyChange, PolicyName } from "./change.ts";
import { changeDigests, showDigests } from "./digests.ts";
import { changeDisclosure, showDisclosure } from "./disclosure.ts";
import type { Draft, Effect } from "./draft.ts";
import { changeHours, showHours } from "./hours.ts";
import { changeLeads, leadsEffect, showLeads } from "./leads.ts";
import { changeScoring, scoringEffect, showScoring } from "./scoring.ts";

type Kind = {
  /** What holds now, by label. */
  readonly show: (world: World) => Promise<Readonly<Record<string, string>>>;
  /** Null: the change says nothing about this policy. */
  readonly draft: (world: World, change: PolicyChange) => Promise<Draft | null>;
  readonly effect: (world: World, next: Policy) => Promise<Effect | null>;
};

const nothing = async (): Promise<null> => null;

const KINDS: Readonly<Record<PolicyName, Kind>> = {
  scoring: {
    show: async ({ policy }) => showScoring(policy),
    draft: async ({ policy }, change) => changeScoring(policy, change),
    effect: scoringEffect,
  },
  cadence: {
    show: async ({ policy }) => showCadences(policy),
    draft: async ({ policy }, change) => changeCadence(policy, change),
    effect: cadenceEffect,
  },
  leads: { show: showLeads, draft: changeLeads, effect: leadsEffect },
  hours: { show: showHours, draft: changeHours, effect: nothing },
  disclosure: {
    show: async ({ policy }) => showDisclosure(policy),
    draft: async ({ policy }, change) => changeDisclosure(policy, change),
    effect: nothing,
  },
  digests: {
    show: async ({ policy }) => showDigests(policy),
    draft: async ({ policy }, change) => changeDigests(policy, change),
    effect: nothing,
  },
};

export const showPolicy = (
  name: PolicyName,
  world: World,
): Promise<Readonly<Record<string, string>>> => KINDS[name].show(world);

export const draftOf = (
  name: PolicyName,
  change: PolicyChange,
  world: World,
): Promise<Draft | null> => KINDS[name].draft(world, change);

export const effectOf = (
  name: PolicyName,
  { sections }: Draft,
  world: World,
): Promise<Effect | null> =>
  KINDS[name].effect(world, policyFrom({ ...world.policy, ...sections }));
