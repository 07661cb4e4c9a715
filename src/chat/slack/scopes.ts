/** The least that the features need: each stands beside what needs it. The manifest says the same, see its test. */
export const SCOPES = [
  /** Mentions in channels. */
  "app_mentions:read",
  /** Prompts where the messages begin, and the status while an answer is made. */
  "assistant:write",
  /** Answers and posts. */
  "chat:write",
  /** The one command. */
  "commands",
  /** Members of a channel and its name: who reads along, and where digests go. */
  "channels:read",
  "groups:read",
  /** Looks whether a post arrived before it is tried again. */
  "channels:history",
  "groups:history",
  /** Direct messages. */
  "im:history",
  "im:read",
  "im:write",
  /** Spreadsheets that are dropped, and voice clips; maps, calendars and CSV that are handed out. */
  "files:read",
  "files:write",
  /** Who is asking: by the verified address. */
  "users:read",
  "users:read.email",
] as const;
