/** Where something is said. */
export type SlackPlace = { readonly channel: string; readonly threadTs: string | null };

export const inThread = ({ threadTs }: SlackPlace): { thread_ts?: string } =>
  threadTs === null ? {} : { thread_ts: threadTs };
