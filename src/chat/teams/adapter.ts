import type { Activity } from "@microsoft/teams.api";
import { type App, type IActivityContext } from "@microsoft/teams.apps";
import { UserError } from "../../domain/errors.ts";
import { adaptiveCard, answer, type Desk, type Heard, isWritten, messageOf } from "./answer.ts";
import { handOutFile, offerFile } from "./files-out.ts";
import { filledIn, readPress } from "./press.ts";
import { progressOf } from "./progress.ts";
import type { AdaptiveCard } from "./render.ts";
import { settle } from "./settle.ts";
import { clipIn, takeTeamsFiles } from "./take-files.ts";
import { welcome } from "./welcome.ts";

type Context = Pick<IActivityContext, "activity" | "api" | "send" | "stream">;

/** Connects a Teams app to Rounds: listeners, no decisions. */
export function hearAll(app: App, desk: Desk): void {
  app.on("message", async (context) => {
    const clip = clipIn(context.activity);
    const said = { text: textOf(context.activity), clip, press: null };
    const heard = await heardFrom(desk, context, said);
    await remember(desk, context, heard);
    if (clip !== null) return void (await answer(desk, heard));
    const input = await takenFiles(desk, heard, context.activity);
    if (input === "refused") return;
    await answer(
      desk,
      input === null ? heard : { ...heard, press: { tool: "import_data", input } },
    );
  });
  app.on("install.add", async (context) => {
    const heard = await heardFrom(desk, context, { text: "help", press: null });
    await remember(desk, context, heard);
    if (heard.kind !== "direct") return;
    if ((await answer(desk, heard)) !== null) await welcome(desk, heard, context.activity.from.id);
  });
  app.on("card.action", (context) => pressed(desk, context));
  app.on("file.consent", async (context) => {
    const heard = await heardFrom(desk, context, { text: "", press: null });
    await handOutFile(desk, heard, context.activity.value);
  });
  app.on("message.submit.feedback", async ({ activity, api }) => {
    // Where it does not say which message it is about, it is the newest of the conversation.
    const about = activity.replyToId ?? activity.conversation.id;
    const questionId = await desk.port.questionOf("teams", about);
    if (questionId === null) return;
    const { reaction, feedback } = activity.value.actionValue;
    const user = await userOf(desk, activity, api);
    const vote = reaction === "like" ? "up" : "down";
    await desk.port.keepFeedback(user, { questionId, vote, reason: reasonOf(feedback) });
  });
}

type PressContext = Context & {
  readonly activity: { readonly value: { readonly action: { readonly data: unknown } } };
};

/** What was written takes the card's place; everything else is answered below it. */
async function pressed(desk: Desk, context: PressContext) {
  const { data } = context.activity.value.action;
  const press = readPress(data);
  if (press === null) return done("That button is not known any more.");
  if (press.kind !== "tool") {
    const heard = await heardFrom(desk, context, { text: "", press: null });
    return done(await offerFile(desk, heard, press));
  }
  const said = { text: "", press: { tool: press.tool, input: filledIn(data, press) } };
  const heard = await heardFrom(desk, context, said);
  const answered = await answer(desk, heard);
  await settle(desk, { context, heard }, answered);
  const reply = answered?.here ?? null;
  return reply !== null && isWritten(reply)
    ? replaced(adaptiveCard(desk.port, reply))
    : done(reply?.cards[0]?.title ?? "Done");
}

/** The library's type of a card knows no read-only lists. */
const replaced = (card: AdaptiveCard) => ({
  statusCode: 200 as const,
  type: "application/vnd.microsoft.card.adaptive" as const,
  value: JSON.parse(JSON.stringify(card)),
});

/** The toast under a pressed button. */
const done = (value: string) => ({
  statusCode: 200 as const,
  type: "application/vnd.microsoft.activity.message" as const,
  value,
});

/** Teams sends what was typed as JSON. */
function reasonOf(feedback: unknown): string | null {
  if (typeof feedback !== "string") return null;
  const typed = /"feedbackText"\s*:\s*"([^"]*)"/.exec(feedback)?.[1] ?? feedback;
  return typed.trim() === "" ? null : typed.slice(0, 2000);
}

const textOf = (activity: Activity): string =>
  "text" in activity && typeof activity.text === "string" ? plainText(activity.text) : "";

/** "<at>Rounds</at> plan my day" asks for the day. */
const plainText = (text: string): string =>
  text
    .replaceAll(/<at[^>]*>[^<]*<\/at>/gi, " ")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();

function kindOf(type: string | undefined): Heard["kind"] {
  if (type === "channel") return "channel";
  return type === "groupChat" ? "group" : "direct";
}

async function heardFrom(
  desk: Desk,
  context: Context,
  said: Pick<Heard, "text" | "clip" | "press">,
): Promise<Heard> {
  const { activity, api } = context;
  const { conversation, id } = activity;
  const kind = kindOf(conversation.conversationType);
  return {
    ...said,
    api,
    conversationId: conversation.id,
    placeId: placeIdOf(conversation.id),
    kind,
    isPressed: said.press !== null && activity.type === "invoke",
    thread: conversation.id,
    user: await userOf(desk, activity, api),
    eventId: `${conversation.id}:${id}`,
    progress: progressOf(context, kind === "direct" && activity.type === "message"),
  };
}

/** "19:...@thread.tacv2;messageid=1" is a thread of a channel. */
const placeIdOf = (conversationId: string): string => conversationId.split(";")[0] ?? "";

const tenantOf = ({ conversation, channelData }: Activity): string =>
  conversation.tenantId ?? channelData?.tenant?.id ?? "";

const userOf = (desk: Desk, activity: Activity, api: Context["api"]) =>
  desk.people.user(api, placeIdOf(activity.conversation.id), {
    userId: activity.from.id,
    tenantId: tenantOf(activity),
  });

/** Where the morning's plan goes. */
async function remember({ port }: Desk, { activity }: Context, heard: Heard): Promise<void> {
  const { kind, user, placeId } = heard;
  await port.rememberPlace({
    platform: "teams",
    tenantId: user.tenantId,
    placeId,
    kind,
    name: activity.channelData?.channel?.name ?? null,
    personEmail: kind === "direct" ? await port.personOf(user) : null,
    reference: { serviceUrl: activity.serviceUrl ?? null },
  });
}

/** The input of the import that dropped files begin; null: there are none. */
async function takenFiles(
  desk: Desk,
  heard: Heard,
  activity: Activity,
): Promise<Record<string, unknown> | "refused" | null> {
  try {
    const [file, ...also] = await takeTeamsFiles(desk.port, heard.user, activity);
    if (file === undefined) return null;
    return { file, ...(also.length > 0 ? { also } : {}) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const card = { title: error.message, parts: [{ kind: "note" as const, text: error.hint }] };
    const reply = {
      cards: [card],
      text: error.message,
      tool: null,
      input: null,
      by: "none" as const,
    };
    await heard.progress.send(messageOf(desk.port, reply, false));
    return "refused";
  }
}
