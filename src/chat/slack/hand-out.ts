import { fileFor } from "../../assistant/handed-out.ts";
import type { Desk } from "./answer.ts";
import { directChannel } from "./hear-commands.ts";
import { readPress } from "./press.ts";
import { heardFrom, type Pressed } from "./pressed.ts";
import { sendFile } from "./say.ts";

/** Hands out the file behind a button, or all rows of a table, in the asker's own conversation. */
export async function handOut(desk: Desk, pressed: Pressed): Promise<void> {
  const press = readPress(pressed.value);
  if (press?.kind !== "file" && press?.kind !== "rows") return;
  const { client } = pressed;
  const { teamId, userId } = await heardFrom(pressed, null);
  const user = await desk.people.user(client, userId, teamId);
  const eventId = `file:${pressed.body.trigger_id}`;
  const file = await fileFor(desk.port, { user, eventId }, press);
  if (file === null) return;
  const channel = await directChannel(client, userId);
  await sendFile({ client, port: desk.port }, { channel, threadTs: null }, file);
}
