import { z } from "zod";
import { type Button, buttons, note, table } from "../cards/card.ts";
import { plural } from "../cards/format.ts";
import { UserError } from "../domain/errors.ts";
import type { ChatIdentity } from "../domain/ports.ts";
import { linkPersonExamples } from "./examples/link-person.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

const identity = z.object({
  id: z.string().describe("platform/tenant/user"),
  name: z.string().describe("As the platform calls them"),
  email: z.string().nullable().describe("As the platform tells it"),
  person: z.string().nullable().describe("E-mail of who it is here; null: waits to be linked"),
});

export const linkPerson = defineTool({
  name: "link_person",
  title: "Link people of a chat",
  description:
    "Who of Slack or Teams waits to be linked to a person of the workspace, and links one. People whose verified e-mail is known here need no link.",
  right: "admin",
  effect: "write",
  isPreview: (input) => input["identity"] === undefined,
  phrases: ["who waits to be linked?", "link chat users"],
  examples: linkPersonExamples,
  slots: {},
  input: z.object({
    identity: z.string().min(1).max(300).optional().describe("platform/tenant/user"),
    person: z.string().min(1).max(200).optional().describe("E-mail of the person"),
  }),
  result: z.object({
    waiting: z.array(identity),
    linked: identity.nullable(),
    changeId: z.string().nullable(),
  }),

  async run({ identity: id, person: email }, world) {
    const known = await world.book.chatIdentities();
    const waiting = known.filter(({ personEmail }) => personEmail === null).map(shown);
    if (id === undefined) return { waiting, linked: null, changeId: null };
    const one = known.find((each) => idOf(each) === id);
    if (!one) {
      throw new UserError(
        "not_found",
        `Nobody wrote to me as ${id}.`,
        "Ask who waits to be linked.",
      );
    }
    const person = await personOf(world, email);
    const author = { email: world.asker.email, at: world.instant, tool: "link_person" };
    const { changeId } = await world.writer.linkPerson(author, one, person);
    return { waiting, linked: { ...shown(one), person }, changeId };
  },

  card({ waiting, linked, changeId }) {
    if (linked !== null && changeId !== null) {
      return {
        title: `${linked.name} is ${linked.person} from now on`,
        parts: [buttons({ label: "Undo", tool: "undo_change", input: { change: changeId } })],
      };
    }
    if (waiting.length === 0) {
      return {
        title: "Nobody waits to be linked",
        parts: [note("Whoever writes to me is known.")],
      };
    }
    const [first] = waiting;
    return {
      title: `${plural(waiting.length, "person waits", "people wait")} to be linked`,
      parts: [
        table(
          [
            { header: "Name", align: "left" },
            { header: "Address there", align: "left" },
          ],
          waiting.slice(0, 20).map(({ name, email }) => [name, email ?? "not told"]),
        ),
        ...(first ? [linkForm(first)] : []),
        buttons(...waiting.slice(1, 4).map(nextButton)),
      ],
    };
  },
});

const idOf = ({ platform, tenantId, userId }: ChatIdentity): string =>
  `${platform}/${tenantId}/${userId}`;

const shown = (one: ChatIdentity): z.output<typeof identity> => ({
  id: idOf(one),
  name: one.name,
  email: one.email,
  person: one.personEmail,
});

const linkForm = ({ id, name }: { readonly id: string; readonly name: string }) =>
  ({
    kind: "form",
    title: `Who is ${name}?`,
    tool: "link_person",
    input: { identity: id },
    submit: "Link",
    fields: [{ name: "person", label: "E-mail here", type: "line", value: null }],
  }) as const;

const nextButton = ({ id, name, email }: z.output<typeof identity>): Button => ({
  label: `Link ${name}`,
  tool: "link_person",
  input: { identity: id, ...(email === null ? {} : { person: email }) },
});

async function personOf({ book }: World, email: string | undefined): Promise<string> {
  if (email === undefined) {
    throw new UserError("missing", "Who is it here?", "Say the e-mail of the person.");
  }
  const person = await book.person(email.toLowerCase());
  if (person) return person.email;
  throw new UserError(
    "not_found",
    `Nobody here has the address ${email}.`,
    "Import the person first, or check the address.",
  );
}
