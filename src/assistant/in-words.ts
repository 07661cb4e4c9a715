import type { Tool } from "../tools/tool.ts";
import type { Directory } from "./understand/directory.ts";

/** A tool with its input as a person reads it: "Log a visit: account Hank's Inn, Waterloo; notes they want a quote". */
export function inWords(
  tool: Tool | undefined,
  input: Readonly<Record<string, unknown>>,
  directory: Directory,
): string {
  const fields = Object.entries(input).map(
    ([field, value]) => `${spaced(field)} ${valueInWords(value, directory)}`,
  );
  const title = tool?.title ?? "";
  return fields.length === 0 ? title : `${title}: ${fields.join("; ")}`;
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
