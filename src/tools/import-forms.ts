import type { Form, FormField } from "../cards/card.ts";
import type { ImportResult, SheetResult } from "./import-result.ts";
import { fieldWords } from "./import-sheet-parts.ts";
import type { World } from "./world.ts";

/** Ways to say that a sheet was understood wrongly: as a whole, or one of its columns. */
export function importForms(
  sheet: SheetResult,
  { again }: ImportResult,
  { imports }: World,
): readonly Form[] {
  const { file, kind, columns } = sheet;
  if (columns.length === 0) return [];
  const fields = imports.kinds.find(({ name }) => name === kind)?.columns ?? [];
  const common = {
    kind: "form" as const,
    tool: "import_data",
    input: { ...again, sheet: file },
    submit: "Try it",
  };
  const headers = columns.map(({ header }) => ({ label: header, value: header }));
  const meanings = [
    { label: "nothing, leave it out", value: "leave_out" },
    ...fields.map((field) => ({ label: fieldWords(field), value: field })),
  ];
  const kinds = imports.kinds.map(({ name }) => ({ label: name, value: name }));
  const change: Form = {
    ...common,
    title: "Change a column",
    fields: [choice("column", "Column", headers), choice("field", "What it is", meanings)],
  };
  const otherKind: Form = {
    ...common,
    title: kind === null ? "Say what it is" : `These are no ${kind}`,
    fields: [choice("kind", "What the rows are", kinds)],
  };
  return kind === null ? [otherKind] : [change, otherKind];
}

const choice = (
  name: string,
  label: string,
  options: readonly { readonly label: string; readonly value: string }[],
): FormField => ({ name, label, type: "choice", value: null, options });
