import { z } from "zod";
import { buttons, type Card, note, text } from "../cards/card.ts";
import { firstFew, plural } from "../cards/format.ts";
import { UserError } from "../domain/errors.ts";
import type { Person } from "../domain/model.ts";
import { type Post, personReader, type Reader } from "../domain/posts.ts";
import { shareNoteExamples } from "./examples/share-note.ts";
import * as fields from "./fields.ts";
import { findAccount } from "./sight.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

const AUDIENCES = ["team", "marketing", "support"] as const;
type Audience = (typeof AUDIENCES)[number];

const WHOM =
  "(?:the |my |our )?(?:whole |entire )?(?:team|crew|guys|colleagues|everyone|everybody|all|marketing|support|customer service|service)(?: people| team| folks)?";

export const shareNote = defineTool({
  name: "share_note",
  title: "Pass on a note",
  description:
    "Tells the asker's team something, such as a win, or passes feedback to marketing or support. Shows it first; send sends it.",
  right: "rep",
  effect: "write",
  phrases: [
    "tell the team we won {about}",
    "pass this on to marketing, the posters came too late",
    "tell support that the cooler at {about} is broken",
  ],
  examples: shareNoteExamples,
  slots: {
    about: { type: "account" },
    audience: {
      type: "choice",
      words: {
        marketing: ["marketing"],
        support: ["support", "customer service", "service team"],
        team: ["team", "crew", "guys", "colleagues", "everyone", "everybody", "win", "announce"],
      },
    },
    text: {
      type: "text",
      isRequired: true,
      takesRest: true,
      before: [
        `(?:tell|let|inform|notify|message|ping|update) ${WHOM}(?: know)?(?: that| about)?`,
        `(?:pass|forward|send|relay|hand|give)(?: \\w+){0,4}? to ${WHOM}(?: that)?`,
        `(?:share|post|announce)(?: a win| the win| a note| feedback| the news)?(?: (?:with|to|for) ${WHOM})?(?: that)?`,
        `(?:feedback|note|message|news) (?:for|to) ${WHOM}(?: that)?`,
        "(?:give )?(?:a )?shout ?out(?: to)?",
      ].join("|"),
    },
  },
  input: z.object({
    text: z.string().min(1).max(2000).describe("What is passed on, in the person's own words"),
    about: fields.account().optional(),
    audience: z.enum(AUDIENCES).optional().describe("Leave out for the team"),
    send: z.boolean().optional().describe("true: send it; else only show it"),
  }),
  result: z.object({
    text: z.string(),
    account: z.string().nullable(),
    accountId: z.string().nullable(),
    audience: z.enum(AUDIENCES),
    to: z.array(z.string()).describe("Names of people, or a channel"),
    isSent: z.boolean(),
  }),

  async run({ text: words, about, audience = "team", send = false }, world) {
    const account = about === undefined ? null : await findAccount(world, about);
    const { readers, names } = await readersOf(world, audience);
    const shared = { words: capital(words), account: account?.name ?? null, readers };
    if (send) await post(world, shared);
    return {
      text: shared.words,
      account: shared.account,
      accountId: account?.id ?? null,
      audience,
      to: [...names],
      isSent: send,
    };
  },

  card({ text: words, audience, accountId, to, isSent }) {
    const whom = `${audience === "team" ? "the team" : audience} (${to.length > 3 ? plural(to.length, "person", "people") : firstFew(to, 3)})`;
    if (isSent) return { title: `Sent to ${whom}`, parts: [text(words)] };
    const input = {
      text: words,
      audience,
      send: true,
      ...(accountId === null ? {} : { about: accountId }),
    };
    return {
      title: `To ${whom}: send it?`,
      parts: [
        text(words),
        note("Nothing is sent until you press Send."),
        buttons({ label: "Send", tool: "share_note", input, isPrimary: true }),
      ],
    };
  },
});

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

type Readers = { readonly readers: readonly Reader[]; readonly names: readonly string[] };

/** The team is everybody with the same manager, and the manager; the others have a channel of their own. */
async function readersOf({ asker, book }: World, audience: Audience): Promise<Readers> {
  if (audience !== "team") return { readers: [`channel:#${audience}`], names: [`#${audience}`] };
  const people = await book.people();
  const team = people.filter((person) => person.email !== asker.email && isMate(person, asker));
  if (team.length === 0) {
    throw new UserError(
      "not_found",
      "You have no team here.",
      "Name marketing or support instead.",
    );
  }
  return {
    readers: team.map(({ email }) => personReader(email)),
    names: team.map(({ name }) => name),
  };
}

function isMate(person: Person, asker: Person): boolean {
  if (asker.role === "admin") return true;
  if (asker.role === "manager") return person.managerEmail === asker.email;
  return (
    person.email === asker.managerEmail ||
    (asker.managerEmail !== null && person.managerEmail === asker.managerEmail)
  );
}

type Shared = {
  readonly words: string;
  readonly account: string | null;
  readonly readers: readonly Reader[];
};

/** One post a reader. The same words at the same moment are one note. */
async function post(
  { asker, instant, writer }: World,
  { words, account, readers }: Shared,
): Promise<void> {
  const card: Card = {
    title: account === null ? `From ${asker.name}` : `From ${asker.name}, about ${account}`,
    parts: [text(words)],
  };
  const posts = readers.map(
    (reader): Post<object> => ({
      id: `note:${asker.email}:${instant.toISOString()}:${reader}`,
      reader,
      kind: "note",
      card,
      text: `${card.title}: ${words}`,
      createdAt: instant,
    }),
  );
  await writer.post({ email: asker.email, at: instant, tool: "share_note" }, posts);
}
