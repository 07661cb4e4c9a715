import type { Choice } from "../../domain/errors.ts";
import type { Role } from "../../domain/model.ts";
import type { Tool } from "../../tools/tool.ts";
import type { DirectoryAccount, DirectoryPerson } from "./directory.ts";
import type { Input, Refusal } from "./result.ts";

/** Buttons under a refusal; more would not be read. */
const MOST_CHOICES = 3;
const MOST_NAMES = 8;

/** The field that stands open, with what was understood beside it. */
export type Open = {
  readonly tool: string;
  readonly input: Input;
  readonly field: string;
  readonly isList: boolean;
};

export function ambiguousAccount(
  open: Open,
  words: string,
  accounts: readonly DirectoryAccount[],
  owners: ReadonlyMap<string, string>,
): Refusal {
  const rest = accounts.length > MOST_NAMES ? `, and ${accounts.length - MOST_NAMES} more` : "";
  const shown = accounts.slice(0, MOST_NAMES);
  return refuse("ambiguous", open, {
    message: `"${words}" may be ${accounts.length} of your accounts.`,
    hint: `${shown.map((account) => account.name + inTown(account)).join("; ")}${rest}. Say the town as well, or choose one.`,
    choices: shown.map((account) => ({
      label: [account.name, account.city, owners.get(account.ownerEmail ?? "")]
        .filter(Boolean)
        .join(", "),
      tool: open.tool,
      input: withValue(open, account.id),
    })),
  });
}

export function ambiguousPerson(
  open: Open,
  words: string,
  people: readonly DirectoryPerson[],
): Refusal {
  return refuse("ambiguous", open, {
    message: `"${words}" may be ${people.map(({ name }) => name).join(" or ")}.`,
    hint: "Say the last name as well, or choose one.",
    choices: people.map(({ name, email }) => ({
      label: name,
      tool: open.tool,
      input: withValue(open, email),
    })),
  });
}

/** Asked for with a button for each. */
export function whichPerson(open: Open, people: readonly DirectoryPerson[]): Refusal {
  return refuse("missing", open, {
    message: "Which one of them?",
    hint: `Say the name, or choose: ${people.map(({ name }) => name).join(", ")}.`,
    choices: people.map(({ name, email }) => ({
      label: name,
      tool: open.tool,
      input: withValue(open, email),
    })),
  });
}

export function notFound(open: Open, words: string, kind: string): Refusal {
  return refuse("not_found", open, {
    message: `I find no ${kind} "${words}" among those that you see.`,
    hint: "Check the spelling, or say more of the name.",
    choices: [],
  });
}

/** `values`: what can be chosen, if it is one of a few. */
export function missing(open: Open, kind: string, values: readonly string[] = []): Refusal {
  const choices = values.map((value) => ({
    label: ANSWERS[value]?.label ?? sentenceCase(value),
    tool: open.tool,
    input: withValue(open, ANSWERS[value]?.value ?? value),
  }));
  const labels = choices.map(({ label }) => label);
  return refuse("missing", open, {
    message:
      values.length === 0 ? `Which ${kind}?` : `${sentenceCase(kind)}: ${labels.join(" or ")}?`,
    hint:
      kind === "file"
        ? "Drop it onto the page, choose it with the paper clip, or answer with the name of one that is here."
        : "Just answer with it; the rest is kept.",
    choices,
  });
}

const ANSWERS: Readonly<Record<string, { readonly label: string; readonly value: boolean }>> = {
  true: { label: "Yes", value: true },
  false: { label: "No", value: false },
};

/** "lead_digest" is "Lead digest". */
function sentenceCase(name: string): string {
  const words = name
    .replaceAll("_", " ")
    .replaceAll(/(?<=[a-z])[A-Z]/g, (each) => ` ${each.toLowerCase()}`);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

export function notAllowed(tool: string, message: string, input: Input = {}): Refusal {
  return {
    kind: "refusal",
    code: "not_allowed",
    message,
    hint: "Ask your manager, or say help to see what you can ask.",
    choices: [],
    tool,
    input,
    field: null,
  };
}

export function needsRole(tool: string, title: string, right: Role): Refusal {
  return notAllowed(
    tool,
    `"${title}" is for ${right === "admin" ? "administrators" : "managers"}.`,
  );
}

export function didYouMean(likely: readonly Tool[]): Refusal {
  // A button says and does something whole: tools that need a name first are no choice.
  const ready = likely.filter(({ input }) => input.safeParse({}).success);
  const choices = ready.slice(0, MOST_CHOICES).map((tool) => ({
    label: tool.phrases.find((phrase) => !phrase.includes("{")) ?? tool.title,
    tool: tool.name,
    input: {},
  }));
  return notUnderstood(
    "I did not understand that.",
    choices.length > 0
      ? "Did you mean one of these? Say help to see all that I can do."
      : "Say help to see what I can do.",
    choices,
  );
}

function notUnderstood(message: string, hint: string, choices: readonly Choice[]): Refusal {
  return {
    kind: "refusal",
    code: "not_understood",
    message,
    hint,
    choices,
    tool: null,
    input: {},
    field: null,
  };
}

function refuse(
  code: "ambiguous" | "not_found" | "missing",
  { tool, input, field }: Open,
  words: { readonly message: string; readonly hint: string; readonly choices: readonly Choice[] },
): Refusal {
  return { kind: "refusal", code, ...words, tool, input, field };
}

function inTown({ city }: DirectoryAccount): string {
  return city === null ? "" : ` in ${city}`;
}

function withValue({ input, field, isList }: Open, value: string | boolean): Input {
  const before: unknown = input[field];
  return { ...input, [field]: isList ? [...(Array.isArray(before) ? before : []), value] : value };
}
