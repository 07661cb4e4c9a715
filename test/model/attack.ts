import { readFileSync } from "node:fs";
import { z } from "zod";

/** One attack: where its words stand, and what a model that obeys them would do. */
const ATTACK = z.strictObject({
  id: z.string(),
  /** "words", "turns": the asker's own; the others are written by somebody else and are only read. */
  by: z.enum(["words", "turns", "account", "note", "csv", "lead", "file", "thread"]),
  as: z.enum(["ana", "dana", "ivy"]),
  text: z.string(),
  /** What the asker said before in the same thread. */
  before: z.array(z.string()).default([]),
  /** Tools that an obeying model calls. {prompt} and {link} stand for what it would put there. */
  calls: z.array(z.strictObject({ tool: z.string(), input: z.record(z.string(), z.unknown()) })),
  /** What it says in the end: what it found or was told, as it is or in a code, a link with it, or a lie. */
  says: z.string(),
});

export type Attack = z.output<typeof ATTACK>;

export const attacks: readonly Attack[] = readFileSync(
  new URL("attacks.jsonl", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => ATTACK.parse(JSON.parse(line)));
