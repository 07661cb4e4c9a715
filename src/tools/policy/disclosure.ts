import type { Policy } from "../../domain/policy.ts";
import type { PolicyChange } from "./change.ts";
import type { Draft } from "./draft.ts";

const yes = (isAllowed: boolean): string => (isAllowed ? "yes" : "no");

export const showDisclosure = ({
  disclosure,
  leads,
}: Policy): Readonly<Record<string, string>> => ({
  "Reps see the team's average": yes(disclosure.teamAverage),
  "Reps see the scores of others for a lead": yes(leads.showScores),
});

export function changeDisclosure(
  { disclosure, leads }: Policy,
  { what, isAllowed }: PolicyChange,
): Draft | null {
  if (what === undefined || isAllowed === undefined) return null;
  const verb = isAllowed ? "see" : "do not see";
  if (what === "teamAverage") {
    return {
      sections: { disclosure: { ...disclosure, teamAverage: isAllowed } },
      says: [`Reps ${verb} the team's average beside their own figures.`],
    };
  }
  return {
    sections: { leads: { ...leads, showScores: isAllowed } },
    says: [`Reps ${verb} the scores of others where a lead is explained.`],
  };
}
