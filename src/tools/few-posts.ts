import { buttons, type Card, note, text } from "../cards/card.ts";
import { plural } from "../cards/format.ts";
import type { LeadWrite } from "../domain/leads/desk.ts";
import type { Post } from "../domain/posts.ts";
import type { LeadDay } from "./lead-day.ts";
import { isEscalation } from "./lead-posts.ts";

/** More leads than these that nobody can take are told together: a file brings hundreds in the night. */
const MOST_ALONE = 3;
/** Of those that are told together, so many by name. */
const MOST_NAMED = 5;

/** The same writes, with what one reader would be told of many leads in one post. */
export function withFewPosts(day: LeadDay, writes: readonly LeadWrite[]): readonly LeadWrite[] {
  const byReader = Map.groupBy(
    writes.filter(({ after, posts }) => after.status === "open" && posts.some(isEscalation)),
    ({ posts }) => posts[0]?.reader ?? "",
  );
  const posts = new Map<string, readonly Post<object>[]>();
  for (const [reader, all] of byReader) {
    if (all.length <= MOST_ALONE) continue;
    for (const { after } of all) posts.set(after.id, []);
    posts.set(all[0]?.after.id ?? "", [togetherPost(day, reader, all)]);
  }
  return writes.map((write) => ({ ...write, posts: posts.get(write.after.id) ?? write.posts }));
}

function togetherPost(day: LeadDay, reader: string, all: readonly LeadWrite[]): Post<object> {
  const { instant } = day.parts;
  const reasons = Map.groupBy(all, ({ decision }) => decision?.reason ?? "");
  const named = all.slice(0, MOST_NAMED).map(({ after }) => `${after.id} ${after.name}`);
  const rest = all.length - named.length;
  const card: Card = {
    title: `${plural(all.length, "lead")} that nobody has`,
    parts: [
      text(`${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`),
      ...Array.from(reasons, ([reason, leads]) =>
        text(`${plural(leads.length, "lead")}: ${reason}.`),
      ),
      note("They are given as soon as somebody can take them."),
      buttons({ label: "All that wait", tool: "list_leads", input: { status: "open" } }),
    ],
  };
  return {
    id: `lead:${all[0]?.after.id ?? ""}:escalation:together:${reader}:${instant.toISOString()}`,
    reader,
    kind: "lead",
    card,
    text: [
      card.title,
      ...card.parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])),
    ].join("\n"),
    createdAt: instant,
  };
}
