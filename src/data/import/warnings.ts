import type { Warning } from "./report.ts";

const EXAMPLES = 3;

/** Collects what is said about single rows into one warning for each thing that is said. */
export function collectWarnings() {
  const groups = new Map<
    string,
    {
      warning: Omit<Warning, "count" | "examples">;
      count: number;
      examples: { line: number; value: string | null }[];
    }
  >();
  return {
    add(line: number, value: string | null, warning: Omit<Warning, "count" | "examples">): void {
      const key = `${warning.column}\u0000${warning.reason}`;
      const group = groups.get(key) ?? { warning, count: 0, examples: [] };
      group.count += 1;
      if (group.examples.length < EXAMPLES) group.examples.push({ line, value });
      groups.set(key, group);
    },
    list: (): readonly Warning[] =>
      [...groups.values()].map(({ warning, count, examples }) => ({ ...warning, count, examples })),
  };
}
