import type { App, BlockAction, ButtonAction } from "@slack/bolt";
import type { Reply } from "../../assistant/assistant.ts";
import type { ChatAnswer, ChatFeedback } from "../../assistant/chat-port.ts";
import { answer, type Desk, type Heard } from "./answer.ts";
import { handOut } from "./hand-out.ts";
import { isObject, readJson } from "./json.ts";
import { FORM_CALLBACK, filledIn, formView, readContext } from "./modal.ts";
import { readPress } from "./press.ts";
import { heardFrom, type Pressed } from "./pressed.ts";
import type { AnyBlock } from "./render.ts";
import { escaped } from "./words.ts";

/** Buttons, forms, files that are handed out, votes, and Cancel. */
export function hearActions(app: App, desk: Desk): void {
  const hear = (id: RegExp, work: (pressed: Pressed) => Promise<void>): void =>
    app.action<BlockAction<ButtonAction>>(
      { type: "block_actions", action_id: id },
      async ({ ack, action, body, client }) => {
        await ack();
        await work({ body, client, value: action.value ?? "" });
      },
    );
  hear(/^tool:/, (pressed) => pressTool(desk, pressed));
  hear(/^form:/, openForm);
  hear(/^(?:file:|rows)/, (pressed) => handOut(desk, pressed));
  hear(/^cancel/, async ({ value }) => desk.cancels.get(value)?.abort());
  hear(/^link:/, async () => {});
  hear(/^feedback/, (pressed) => keepVote(desk, pressed));
  app.view(FORM_CALLBACK, async ({ ack, view, body, client }) => {
    await ack();
    const context = readContext(view.private_metadata);
    if (context === null) return;
    const { tool, input, channel, threadTs } = context;
    await answer(desk, {
      client,
      teamId: body.team?.id ?? "",
      userId: body.user.id,
      place: { channel, threadTs },
      isDirect: channel.startsWith("D"),
      eventId: `view:${view.id}:${view.hash}`,
      text: "",
      press: { tool, input: { ...input, ...filledIn(view.state.values, context) } },
    });
  });
}

/** The answer stands below; where something was written, the pressed card says so and cannot be pressed again. */
async function pressTool(desk: Desk, pressed: Pressed): Promise<void> {
  const press = readPress(pressed.value);
  if (press?.kind !== "tool") return;
  const { tool, input } = press;
  const heard = await heardFrom(pressed, { tool, input });
  const answered = await answer(desk, heard);
  if (answered !== null) await settleWrite(desk, { pressed, heard }, answered);
}

/** In a channel the answer may be private; that somebody wrote shows all the same. */
async function settleWrite(
  { people }: Desk,
  { pressed, heard }: { readonly pressed: Pressed; readonly heard: Heard },
  { here, privately }: ChatAnswer,
): Promise<void> {
  const reply = privately ?? here;
  if (reply === null || reply.error !== null || !isWrite(reply)) return;
  const { name } = await people.user(heard.client, heard.userId, heard.teamId);
  const own = reply.cards[0]?.title ?? "Done";
  await settle(pressed, `✓ ${heard.isDirect ? own : `${verbOf(reply)} by ${name}`}`);
}

/** What it wrote can be taken back, so there is a change. */
const isWrite = ({ result }: Reply): boolean =>
  isObject(result) && (typeof result["changeId"] === "string" || "isAccepted" in result);

/** For those who read along. */
function verbOf({ result }: Reply): string {
  const isAccepted = isObject(result) ? result["isAccepted"] : undefined;
  if (isAccepted === undefined) return "Done";
  return isAccepted === true ? "Taken" : "Passed";
}

/** The card keeps what it said and loses its buttons. */
async function settle({ body, client }: Pressed, words: string): Promise<void> {
  const { message, channel } = body;
  if (!message || !channel?.id) return;
  const blocks: unknown = message["blocks"];
  const kept = (Array.isArray(blocks) ? blocks : []).filter(isLasting);
  const done: AnyBlock = {
    type: "context",
    elements: [{ type: "plain_text", text: words, emoji: false }],
  };
  await client.chat.update({
    channel: channel.id,
    ts: message.ts,
    text: escaped(words),
    blocks: [...kept, done],
  });
}

const isLasting = (block: unknown): block is AnyBlock =>
  isObject(block) && block["type"] !== "actions" && block["type"] !== "context_actions";

async function openForm(pressed: Pressed): Promise<void> {
  const press = readPress(pressed.value);
  if (press?.kind !== "form") return;
  const { place } = await heardFrom(pressed, null);
  const view = formView(press.form, place);
  if (view) await pressed.client.views.open({ trigger_id: pressed.body.trigger_id, view });
}

async function keepVote({ people, port }: Desk, { body, client, value }: Pressed): Promise<void> {
  const feedback = readVote(value);
  if (feedback === null) return;
  await port.keepFeedback(await people.user(client, body.user.id, body.team?.id ?? ""), feedback);
}

function readVote(value: string): ChatFeedback | null {
  const said = readJson(value);
  if (!isObject(said) || typeof said["questionId"] !== "string") return null;
  const { questionId, vote } = said;
  return vote === "up" || vote === "down" ? { questionId, vote, reason: null } : null;
}
