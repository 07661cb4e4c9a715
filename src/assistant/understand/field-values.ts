import type { Slot, SlotType } from "../../tools/slots.ts";
import type { FilledValue } from "./fill.ts";
import { readingOf } from "./mention.ts";
import type { Input } from "./result.ts";
import { type SlotValue, typesOf } from "./slot-value.ts";

/** How a value is asked for, where its type is no word of people. */
const ASKED: Readonly<Partial<Record<SlotType, string>>> = {
  goalPeriod: "month, quarter or year",
  money: "amount",
};

/** What is asked for when a field stands open. */
export function askedFor(field: string, slot: Slot): string {
  const types = typesOf(slot);
  const [type = "text"] = types;
  if (types.includes("territory") && types.includes("person")) return "territory or rep";
  return type === "choice" ? (field.split(".")[0] ?? field) : (ASKED[type] ?? type);
}

/** From here on a bare number without anything else is a sum of money. */
const SURELY_MONEY = 1000;

/** A sum in cents, or a plain number, by what it is a sum or a number of. */
export function inUnit(slot: Slot, { value, mention }: FilledValue, input: Input): SlotValue {
  const { moneyFor } = slot;
  if (moneyFor === undefined || mention === null || typeof value !== "number") return value;
  const of = input[moneyFor.field];
  const isSum = readingOf(mention, "money") !== null;
  const isShare = readingOf(mention, "share") !== null;
  if (isShare) return value;
  if (of === undefined) return !isSum && value >= SURELY_MONEY ? value * 100 : value;
  const isMoney = moneyFor.values.some((each) => each === of);
  if (isMoney === isSum) return value;
  return isMoney ? value * 100 : value / 100;
}
