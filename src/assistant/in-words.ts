import { money } from "../cards/format.ts";
import type { Tool } from "../tools/tool.ts";
import type { Directory } from "./understand/directory.ts";

export type Words = {
  readonly directory: Directory;
  /** ISO code of sums. */
  readonly currency: string;
  /** What values mean that are names to nobody. */
  readonly known?: ReadonlyMap<string, string> | undefined;
};

/** A tool with its input as a person reads it: "Log a visit: account Hank's Inn, Waterloo; notes they want a quote". */
export function inWords(
  tool: Tool | undefined,
  input: Readonly<Record<string, unknown>>,
  { directory, currency, known }: Words,
): string {
  const fields = Object.entries(input).map(([field, value]) =>
    typeof value === "number" && isMoney(tool, field, input)
      ? `${spaced(field.replace(/Cents$/, ""))} ${money(value, currency)}`
      : `${spaced(field)} ${known?.get(String(value)) ?? valueInWords(value, directory)}`,
  );
  const title = tool?.title ?? "";
  return fields.length === 0 ? title : `${title}: ${fields.join("; ")}`;
}

/** Cents by their name, or as the tool takes them for what the number is of. */
function isMoney(
  tool: Tool | undefined,
  field: string,
  input: Readonly<Record<string, unknown>>,
): boolean {
  const moneyFor = tool?.slots[field]?.moneyFor;
  const isOfMoney = moneyFor?.values.some((value) => value === input[moneyFor.field]) === true;
  return isOfMoney || field.endsWith("Cents");
}

/** "followUpOn" is "follow up on". */
const spaced = (field: string): string =>
  field.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function valueInWords(value: unknown, directory: Directory): string {
  if (Array.isArray(value)) return value.map((each) => valueInWords(each, directory)).join(", ");
  if (typeof value === "object" && value !== null) {
    return Object.values(value)
      .map((each) => valueInWords(each, directory))
      .join(" ");
  }
  if (typeof value === "boolean") return value ? "yes" : "no";
  return nameOf(String(value), directory);
}

/** Ids and e-mails mean nothing to people. */
function nameOf(value: string, { accounts, people }: Directory): string {
  const account = accounts.find(({ id }) => id === value);
  if (account) return [account.name, account.city].filter(Boolean).join(", ");
  return people.find(({ email }) => email === value)?.name ?? value;
}
