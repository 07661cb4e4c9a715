import type { App } from "@slack/bolt";
import type { Form } from "../../cards/card.ts";
import { answer, type Desk } from "./answer.ts";
import { formView } from "./modal.ts";
import { spoken } from "./words.ts";

export const COMMAND = "/rounds";
export const LOG_SHORTCUT = "log_visit";
export const PLAN_SHORTCUT = "plan_day";

/** The one command, and the two shortcuts. What they bring is for whoever used them alone. */
export function hearCommands(app: App, desk: Desk): void {
  app.command(COMMAND, async ({ ack, command, client }) => {
    await ack();
    const { user_id: userId, team_id: teamId, text, trigger_id: trigger } = command;
    const channel = await directChannel(client, userId);
    await answer(desk, {
      client,
      teamId,
      userId,
      place: { channel, threadTs: null },
      isDirect: true,
      eventId: `command:${trigger}`,
      text: spoken(text) || "help",
      press: null,
    });
  });
  app.shortcut(PLAN_SHORTCUT, async ({ ack, shortcut, client }) => {
    await ack();
    const userId = shortcut.user.id;
    await answer(desk, {
      client,
      teamId: shortcut.team?.id ?? "",
      userId,
      place: { channel: await directChannel(client, userId), threadTs: null },
      isDirect: true,
      eventId: `shortcut:${shortcut.trigger_id}`,
      text: "",
      press: { tool: "plan_day", input: {} },
    });
  });
  app.shortcut(LOG_SHORTCUT, async ({ ack, shortcut, client }) => {
    await ack();
    const said = "message" in shortcut ? spoken(shortcut.message.text ?? "") : "";
    const channel = await directChannel(client, shortcut.user.id);
    const view = formView(visitForm(said), { channel, threadTs: null });
    if (view) await client.views.open({ trigger_id: shortcut.trigger_id, view });
  });
}

type Opener = {
  conversations: { open(given: { users: string }): Promise<{ channel?: { id?: string } }> };
};

export async function directChannel(client: Opener, userId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: userId });
  if (channel?.id === undefined) throw new Error("Slack opened no conversation");
  return channel.id;
}

/** A message becomes a visit's notes; the account is named by whoever logs it. */
const visitForm = (notes: string): Form => ({
  kind: "form",
  title: "Log as visit",
  tool: "log_visit",
  input: {},
  submit: "Log it",
  fields: [
    { name: "account", label: "Account (name or number)", type: "line", value: null },
    {
      name: "notes",
      label: "Notes",
      type: "lines",
      value: notes === "" ? null : notes.slice(0, 2500),
    },
    { name: "nextStep", label: "Next step", type: "line", value: null },
    { name: "followUpOn", label: "Follow up on", type: "date", value: null },
  ],
});
