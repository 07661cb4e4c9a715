import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Form } from "../../cards/card.ts";
import { isObject, readJson } from "./json.ts";
import { LIMITS } from "./limits.ts";

/** What a press does, as it travels in a button's value. */
export type Press =
  | { readonly kind: "tool"; readonly tool: string; readonly input: Input }
  /** Opens a form. */
  | { readonly kind: "form"; readonly form: Form }
  /** Asks the tool once more and hands out what cannot be shown: the file of that button, or all rows of the first table. */
  | { readonly kind: "file"; readonly tool: string; readonly input: Input; readonly label: string }
  | { readonly kind: "rows"; readonly tool: string; readonly input: Input };

type Input = Readonly<Record<string, unknown>>;

/** Null: too long for a button. */
export function packPress(press: Press, most: number = LIMITS.buttonValue): string | null {
  const plain = JSON.stringify(press);
  if (plain.length <= most) return plain;
  const packed = `z:${deflateRawSync(plain).toString("base64")}`;
  return packed.length <= most ? packed : null;
}

/** Null: not one of ours. */
export function readPress(value: string): Press | null {
  const press = readJson(value.startsWith("z:") ? inflated(value.slice(2)) : value);
  return isPress(press) ? press : null;
}

function inflated(packed: string): string {
  try {
    const bytes = Buffer.from(packed, "base64");
    return inflateRawSync(bytes, { maxOutputLength: 100_000 }).toString();
  } catch {
    return ""; // Written by somebody else.
  }
}

const isPress = (value: unknown): value is Press => {
  if (!isObject(value)) return false;
  return value["kind"] === "form"
    ? isObject(value["form"])
    : typeof value["tool"] === "string" && isObject(value["input"]);
};
