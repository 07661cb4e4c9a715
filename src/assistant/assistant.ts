import type { Card } from "../cards/card.ts";
import { type Choice, UserError } from "../domain/errors.ts";
import type { Tool } from "../tools/tool.ts";
import type { World } from "../tools/world.ts";
import { cardText } from "./card-text.ts";
import { refusalCard } from "./refusal-card.ts";
import type { Directory } from "./understand/directory.ts";
import type { Refusal } from "./understand/result.ts";
import type { Understanding } from "./understand/understand.ts";

/** What came in: words, or a press of a button. */
export type Asked = {
  readonly world: World;
  readonly directory: Directory;
  readonly text: string;
  readonly press: {
    readonly tool: string;
    readonly input: Readonly<Record<string, unknown>>;
  } | null;
};

/** How the words were understood; "none": not at all, or nothing had to be. */
export type By = "phrases" | "examples" | "model" | "none";

export type Reply = {
  readonly tool: string | null;
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly result: unknown;
  readonly text: string;
  readonly cards: readonly Card[];
  readonly by: By;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string } | null;
};

export type Assistant = { answer(asked: Asked): Promise<Reply> };

/** Logs what only we can mend and returns the reference that the person sees. */
export type Report = (
  error: unknown,
  about: { readonly tool: string | null; readonly asker: string },
) => string;

type Parts = {
  readonly tools: readonly Tool[];
  readonly understanding: Understanding;
  readonly report: Report;
};

/** Longer than anybody types; whoever pastes a document is told. */
const MOST_CHARACTERS = 2000;

/** Answers one message: words become a tool call, the tool's result becomes a card. Never throws. */
export function createAssistant({ tools, understanding, report }: Parts): Assistant {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  return {
    async answer(asked) {
      let call: ToolCall | null = null;
      try {
        const understood =
          asked.press === null
            ? await understand(understanding, asked)
            : { ...asked.press, by: "none" as const };
        if ("code" in understood) return notUnderstood(understood);
        call = understood;
        const tool = byName.get(call.tool);
        if (!tool)
          throw new UserError(
            "unknown_tool",
            `There is no tool "${call.tool}".`,
            `Use one of ${[...byName.keys()].join(", ")}.`,
          );
        const { input, result, card } = await tool.call(call.input, asked.world);
        return {
          tool: call.tool,
          input,
          result,
          text: cardText(card),
          cards: [card],
          by: call.by,
          error: null,
        };
      } catch (error) {
        return failed(error, call, () =>
          report(error, { tool: call?.tool ?? null, asker: asked.world.asker.email }),
        );
      }
    },
  };
}

type ToolCall = {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly by: By;
};

async function understand(
  understanding: Understanding,
  { text, world, directory }: Asked,
): Promise<ToolCall | Refusal> {
  const words = text.trim();
  if (words === "")
    throw new UserError(
      "not_understood",
      "That message was empty.",
      'Ask something, such as "who should I visit today?"',
      [HELP],
    );
  if (words.length > MOST_CHARACTERS) {
    throw new UserError(
      "too_long",
      `That is ${words.length.toLocaleString("en-US")} characters; I read up to ${MOST_CHARACTERS.toLocaleString("en-US")}.`,
      "Say it shorter, or import it as a file.",
    );
  }
  const { asker, today, now } = world;
  return understanding.understand(words, { asker, today, now, directory });
}

const HELP: Choice = { label: "What can you do?", tool: "help", input: {} };

type Refused = Pick<UserError, "code" | "message" | "hint" | "choices">;

/** A refusal is an answer: what is the matter, and what the person can press or say instead. */
export function refusalReply(
  { code, message, hint, choices }: Refused,
  about: Pick<Reply, "tool" | "input" | "by"> = { tool: null, input: null, by: "none" },
): Reply {
  const card = refusalCard({ message, hint, choices });
  return {
    ...about,
    result: null,
    text: cardText(card),
    cards: [card],
    error: { code, message, hint },
  };
}

/** Nothing ran; programs still see which tool it would have been. */
const notUnderstood = (refusal: Refusal): Reply =>
  refusalReply(refusal, {
    tool: refusal.tool,
    input: refusal.tool === null ? null : refusal.input,
    by: "none",
  });

function failed(error: unknown, call: ToolCall | null, report: () => string): Reply {
  const known = error instanceof UserError ? error : troubled(report());
  return refusalReply(known, {
    tool: call?.tool ?? null,
    input: call?.input ?? null,
    by: call?.by ?? "none",
  });
}

const troubled = (reference: string): UserError =>
  new UserError(
    "internal",
    `Something went wrong on my side. (ref ${reference})`,
    "Try again in a minute; if it stays, show the reference to whoever runs Rounds.",
  );
