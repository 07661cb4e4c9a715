import type { Policy } from "../../domain/policy.ts";
import type { PolicyChange } from "./change.ts";
import type { Draft } from "./draft.ts";

const MISSED: Readonly<Record<Policy["digests"]["whenMissed"], string>> = {
  "rest of day": "the rest of the day is planned",
  silent: "nothing is sent",
};

export const showDigests = ({ digests }: Policy): Readonly<Record<string, string>> => ({
  "When the hour of a day plan was missed": MISSED[digests.whenMissed],
});

export function changeDigests({ digests }: Policy, { whenMissed }: PolicyChange): Draft | null {
  if (whenMissed === undefined) return null;
  return {
    sections: { digests: { ...digests, whenMissed } },
    says: [`When the hour of a day plan was missed, ${MISSED[whenMissed]}.`],
  };
}
