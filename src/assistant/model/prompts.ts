import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the model is told, as the files in prompts/ say it. */
export type Prompt = {
  /** Counted up with each change of the files: the log of questions and the tests name it. */
  readonly version: number;
  readonly system: string;
};

const FOLDER = join(import.meta.dirname, "../../../prompts");

export function readPrompt(): Prompt {
  const [head = "", ...rest] = readFileSync(join(FOLDER, "system.md"), "utf8").split("\n");
  const version = Number(/^version: (\d+)$/.exec(head)?.[1]);
  if (!Number.isInteger(version))
    throw new Error('prompts/system.md must begin with a line such as "version: 1"');
  const examples = readFileSync(join(FOLDER, "examples.jsonl"), "utf8").trim().split("\n");
  const system = `${rest.join("\n").trim()}\n\nExamples of what people say, and what to call\n${examples.map(inLine).join("\n")}`;
  return { version, system };
}

type Example = {
  readonly says: string;
  readonly calls: readonly { readonly tool: string; readonly input: unknown }[];
};

function inLine(line: string): string {
  const { says, calls }: Example = JSON.parse(line);
  const called = calls.map(({ tool, input }) => `${tool} ${JSON.stringify(input)}`);
  return `- "${says}" -> ${called.length === 0 ? "no tool" : called.join("; ")}`;
}
