import type { CardActions } from "./card-actions.ts";
import { drawPost, type PagePost } from "./draw-post.ts";
import { recall, remember } from "./storage.ts";

export type Inbox = {
  /** Shows the posts of another person; null: nobody is chosen. */
  open(email: string | null): Promise<void>;
};

type Places = {
  readonly list: HTMLElement;
  /** What is read aloud. */
  readonly status: HTMLElement;
  readonly actions: CardActions;
};

const POLL_MS = 20_000;
/** Read posts of this long ago are still there when the page is opened: this morning's plan in the afternoon. */
const RECENT_MS = 14 * 3_600_000;
/** Who was away for weeks begins with the newest. */
const MOST_AT_FIRST = 6;
/** A post is stored a moment after its time: with this overlap none is missed. */
const OVERLAP_MS = 600_000;
/** In sight for that long, it was seen. */
const SEEN_MS = 3000;

/** One person's inbox: what was drawn, and how far the person has read. */
type State = {
  readonly email: string;
  readonly drawn: Set<string>;
  newest: string;
  seenUntil: string;
};

/** Shows what Rounds says without being asked: at once when somebody looks, and every twenty seconds while they do. */
export function wireInbox(places: Places): Inbox {
  let state: State | null = null;
  const poll = async (): Promise<void> => {
    const asked = state;
    if (asked === null || document.visibilityState !== "visible") return;
    const posts = await fetchPosts(asked);
    if (posts !== null && asked === state) show(asked, posts, places);
  };
  setInterval(() => void poll(), POLL_MS);
  document.addEventListener("visibilitychange", () => void poll());
  return {
    async open(email) {
      const seenUntil = (email !== null && recall(seenName(email))) || "";
      state = email === null ? null : { email, drawn: new Set(), newest: "", seenUntil };
      await poll();
    },
  };
}

const seenName = (email: string): string => `seen.${email}`;

function show(state: State, posts: readonly PagePost[], places: Places): void {
  const isFirst = state.newest === "";
  const fresh = posts.filter(({ id }) => !state.drawn.has(id));
  for (const { id } of fresh) state.drawn.add(id);
  state.newest = posts.at(-1)?.createdAt ?? (state.newest || new Date(0).toISOString());
  const wanted = isFirst ? firstOf(fresh, state) : fresh;
  if (wanted.length > 0) add(wanted, state, { ...places, isFirst });
}

function add(
  posts: readonly PagePost[],
  state: State,
  { list, status, actions, isFirst }: Places & { readonly isFirst: boolean },
): void {
  document.body.classList.add("is-talking");
  const isFollowed = isFirst || isAtEnd(list);
  const turns = posts.map((post) => {
    const turn = drawPost(post, isNew(post, state), actions);
    watchUntilSeen(turn, post, state);
    return turn;
  });
  list.append(...turns);
  const first = turns.find((turn) => turn.classList.contains("is-new")) ?? turns.at(-1);
  // Whoever reads further up is not pulled away.
  if (isFollowed) first?.scrollIntoView({ block: "start" });
  const news = posts.filter((post) => isNew(post, state));
  if (news.length > 0)
    status.textContent = `From Rounds: ${news.map(({ card }) => card.title).join(". ")}`;
}

const firstOf = (posts: readonly PagePost[], state: State): readonly PagePost[] =>
  posts.filter((post) => isNew(post, state) || isRecent(post)).slice(-MOST_AT_FIRST);

const isNew = ({ createdAt }: PagePost, { seenUntil }: State): boolean => createdAt > seenUntil;

const isRecent = ({ createdAt }: PagePost): boolean =>
  Date.now() - Date.parse(createdAt) < RECENT_MS;

function isAtEnd(list: HTMLElement): boolean {
  const last = list.lastElementChild;
  return last === null || last.getBoundingClientRect().bottom <= window.innerHeight;
}

/** Remembered on this device, for this person: the mark stays until the page is opened again. */
function watchUntilSeen(turn: HTMLElement, { createdAt }: PagePost, state: State): void {
  let timer: number | undefined;
  const observer = new IntersectionObserver(([entry]) => {
    clearTimeout(timer);
    if (!entry?.isIntersecting) return;
    timer = setTimeout(() => {
      observer.disconnect();
      if (createdAt > (recall(seenName(state.email)) ?? ""))
        remember(seenName(state.email), createdAt);
    }, SEEN_MS);
  });
  observer.observe(turn);
}

/** The server is away now and then: the next look comes by itself. */
async function fetchPosts({ email, newest }: State): Promise<readonly PagePost[] | null> {
  const query = new URLSearchParams({ as: email });
  if (newest !== "") {
    const since = Math.max(0, Date.parse(newest) - OVERLAP_MS);
    query.set("since", new Date(since).toISOString());
  }
  try {
    const response = await fetch(`/api/posts?${query.toString()}`);
    const body: unknown = response.ok ? await response.json() : null;
    return isPosts(body) ? body.posts : null;
  } catch {
    return null;
  }
}

/** The server is ours and of the same version: its posts are not looked into. */
const isPosts = (body: unknown): body is { readonly posts: readonly PagePost[] } =>
  typeof body === "object" && body !== null && "posts" in body && Array.isArray(body.posts);
