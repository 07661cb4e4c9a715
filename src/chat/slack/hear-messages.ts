import type { App } from "@slack/bolt";
import { UserError } from "../../domain/errors.ts";
import { answer, type Desk, type Heard } from "./answer.ts";
import { render } from "./render.ts";
import { say } from "./say.ts";
import { clipIn, type SlackFile, takeSlackFile } from "./take-file.ts";
import { spoken } from "./words.ts";

/** Direct messages, mentions in channels, and clips and files dropped into either. */
export function hearMessages(app: App, desk: Desk): void {
  app.message(async ({ event, client, context, body }) => {
    if (!isForUs(event)) return;
    const { user, channel, ts, text = "", files = [] } = event;
    const heard = {
      client,
      teamId: context.teamId ?? "",
      userId: user,
      place: { channel, threadTs: event.thread_ts ?? null },
      isDirect: true,
      eventId: body.event_id ?? `${channel}:${ts}`,
      text: spoken(text),
      clip: clipIn(client, files),
      press: null,
    };
    const isImport = files.length > 0 && heard.clip === null;
    await (isImport ? takeFiles(desk, heard, files) : answer(desk, heard));
    await remember(desk, heard);
  });
  app.event("app_mention", async ({ event, client, context, body }) => {
    if (event.user === undefined) return; // Another app.
    await answer(desk, {
      client,
      teamId: context.teamId ?? "",
      userId: event.user,
      place: { channel: event.channel, threadTs: event.thread_ts ?? event.ts },
      isDirect: false,
      eventId: body.event_id,
      text: spoken(event.text),
      clip: clipIn(client, event.files ?? []),
      press: null,
    });
  });
}

type AnyMessage = {
  readonly channel_type: string;
  readonly channel: string;
  readonly ts: string;
  readonly subtype?: string | undefined;
};

type Said = AnyMessage & {
  readonly user: string;
  readonly text?: string;
  readonly thread_ts?: string;
  readonly files?: readonly SlackFile[];
};

/** A person's own words or files, said to us alone. In channels we answer when we are mentioned. */
const isForUs = (event: AnyMessage): event is Said =>
  event.channel_type === "im" &&
  (event.subtype === undefined || event.subtype === "file_share") &&
  !("bot_id" in event && event.bot_id !== undefined) &&
  "user" in event &&
  typeof event.user === "string";

/** Where the morning's plan goes. */
async function remember(
  { port, people }: Desk,
  { client, teamId, userId, place }: Heard,
): Promise<void> {
  const user = await people.user(client, userId, teamId);
  await port.rememberPlace({
    platform: "slack",
    tenantId: teamId,
    placeId: place.channel,
    kind: "direct",
    name: null,
    personEmail: await port.personOf(user),
    reference: {},
  });
}

/** Each file is kept, and the import is tried. */
async function takeFiles(desk: Desk, heard: Heard, files: readonly SlackFile[]): Promise<void> {
  const { client, userId, teamId, place, eventId } = heard;
  if (eventId !== null && !(await desk.port.claim("slack", `files:${eventId}`))) return;
  const user = await desk.people.user(client, userId, teamId);
  try {
    const taken = [];
    for (const file of files) taken.push(await takeSlackFile(desk.port, { client, user }, file));
    const [first, ...also] = taken.map(({ id }) => id);
    if (first === undefined) return;
    const input = { file: first, ...(also.length > 0 ? { also } : {}) };
    await answer(desk, { ...heard, press: { tool: "import_data", input } });
  } catch (error) {
    const { message, hint } = error instanceof UserError ? error : NOT_TAKEN;
    if (!(error instanceof UserError)) desk.port.report(error, "a file in Slack");
    const card = { title: message, parts: [{ kind: "note" as const, text: hint }] };
    const reply = { text: `${message} ${hint}`, cards: [card] };
    await say({ client, ...desk }, place, render(reply, { tool: null, input: null }));
  }
}

const NOT_TAKEN = {
  message: "I could not fetch that file from Slack.",
  hint: "Drop it once more, or use the page.",
};
