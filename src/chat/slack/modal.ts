import type { ModalView } from "@slack/types";
import type { Form, FormField } from "../../cards/card.ts";
import { cut } from "../../cards/format.ts";
import { isObject, readJson } from "./json.ts";
import { LIMITS } from "./limits.ts";

/** What a form is about, and where its answer goes; travels with the modal. */
export type FormContext = {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly channel: string;
  /** The message under which it was opened; null: none. */
  readonly threadTs: string | null;
  readonly numbers: readonly string[];
};

export const FORM_CALLBACK = "form";

/** Null: what it has to remember is too long for Slack. */
export function formView(
  { title, tool, input, fields, submit }: Form,
  where: Pick<FormContext, "channel" | "threadTs">,
): ModalView | null {
  const numbers = fields.flatMap(({ name, type }) => (type === "number" ? [name] : []));
  const context: FormContext = { tool, input, ...where, numbers };
  const metadata = JSON.stringify(context);
  if (metadata.length > LIMITS.modalMetadata) return null;
  return {
    type: "modal",
    callback_id: FORM_CALLBACK,
    private_metadata: metadata,
    title: plain(cut(title, LIMITS.modalTitle)),
    submit: plain(cut(submit, LIMITS.modalTitle)),
    close: plain("Cancel"),
    blocks: fields.filter(canBeFilled).map((field) => ({
      type: "input",
      block_id: field.name,
      optional: true,
      label: plain(field.label),
      element: elementOf(field),
    })),
  };
}

/** Slack refuses a choice of nothing. */
const canBeFilled = ({ type, options = [] }: FormField): boolean =>
  type !== "choice" || options.length > 0;

const plain = (text: string) => ({ type: "plain_text" as const, text: text || " ", emoji: false });

const ACTION = { action_id: "value" };

/** What each type of field is drawn as; it begins with the field's value. */
function elementOf(field: FormField) {
  const { type, value } = field;
  const initial = value === null ? {} : { initial_value: value };
  switch (type) {
    case "line":
      return { type: "plain_text_input" as const, ...ACTION, ...initial };
    case "lines":
      return { type: "plain_text_input" as const, ...ACTION, ...initial, multiline: true };
    case "number":
      return { type: "number_input" as const, ...ACTION, ...initial, is_decimal_allowed: true };
    case "date":
      return { type: "datepicker" as const, ...ACTION, ...given("initial_date", value) };
    case "time":
      return { type: "timepicker" as const, ...ACTION, ...given("initial_time", value) };
    case "choice":
      return choiceOf(field);
  }
}

/** Slack wants what is not there left out. */
const given = (name: string, value: string | null) => (value === null ? {} : { [name]: value });

function choiceOf({ value, options = [] }: FormField) {
  const choices = options.slice(0, LIMITS.options).map((option) => ({
    text: plain(cut(option.label, LIMITS.optionText)),
    value: option.value,
  }));
  const chosen = choices.find((choice) => choice.value === value);
  return {
    type: "static_select" as const,
    ...ACTION,
    options: choices,
    ...(chosen ? { initial_option: chosen } : {}),
  };
}

type State = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

type FieldState = {
  readonly value?: string | null | undefined;
  readonly selected_date?: string | null | undefined;
  readonly selected_time?: string | null | undefined;
  readonly selected_option?: { readonly value?: string | undefined } | null | undefined;
};

/** What was filled in, as the tool's input; what stayed empty is left out. */
export function filledIn(state: State, { numbers }: FormContext): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const [name, { value: field }] of Object.entries(state)) {
    const said = field === undefined ? "" : saidIn(field).trim();
    if (said !== "") filled[name] = numbers.includes(name) ? Number(said) : said;
  }
  return filled;
}

/** A field of each type keeps what was said under another name. */
const saidIn = ({ value, selected_date, selected_time, selected_option }: FieldState): string =>
  value ?? selected_date ?? selected_time ?? selected_option?.value ?? "";

/** Null: not one of our forms. */
export function readContext(metadata: string): FormContext | null {
  const context = readJson(metadata);
  return isContext(context) ? context : null;
}

const isContext = (value: unknown): value is FormContext =>
  isObject(value) &&
  typeof value["tool"] === "string" &&
  isObject(value["input"]) &&
  typeof value["channel"] === "string" &&
  Array.isArray(value["numbers"]);
