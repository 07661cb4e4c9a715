import { expect } from "vitest";

/** Who talks; each platform knows them by an id of its own. */
export type Who = "ana" | "dana";

/** What Rounds said, as far as every platform can show it. */
export type Said = {
  readonly text: string;
  /** The buttons under it, in their order. */
  readonly buttons: readonly string[];
  /** What else is drawn: its words. */
  readonly drawn: string;
};

/** What somebody does in a chat, however its platform does it; the answer is what comes next. */
export type Chat = {
  say(who: Who, words: string): Promise<Said>;
  press(who: Who, said: Said, label: RegExp): Promise<Said>;
  /** Opens a form under an answer, fills it in and sends it. */
  fill(
    who: Who,
    said: Said,
    form: { readonly opener: RegExp; readonly values: Readonly<Record<string, string>> },
  ): Promise<Said>;
  /** How many pictures stand in somebody's conversation. */
  pictures(who: Who): Promise<number>;
};

export type Step = { readonly name: string; readonly play: (chat: Chat) => Promise<void> };

/** A morning on Monday 2 March 2026, the same on each platform. */
export const CONVERSATION: readonly Step[] = [
  {
    name: "a rep plans the day and sees it on a map",
    async play(chat) {
      const before = await chat.pictures("ana");
      const plan = await chat.say("ana", "plan my day");
      expect(plan.text).toMatch(/^Monday 2 March: \d+ stops/);
      expect(plan.drawn).toMatch(/Marion|Cedar Rapids/);
      expect(plan.buttons).toEqual(expect.arrayContaining(["Navigate", "Change the day"]));
      await expect.poll(() => chat.pictures("ana"), WAIT).toBe(before + 1);
    },
  },
  {
    name: "the day changes by a form, with a number in it",
    async play(chat) {
      const plan = await chat.say("ana", "plan my day");
      const form = { opener: /^Change the day/, values: { maxStops: "3", backBy: "15:00" } };
      const changed = await chat.fill("ana", plan, form);
      expect(changed.text).toMatch(/^Monday 2 March: [1-3] stops/);
    },
  },
  {
    name: "who is late gets the rest of the day anew",
    async play(chat) {
      await chat.say("ana", "plan my day");
      const late = await chat.say("ana", "I am 40 minutes late");
      expect(late.text).toMatch(/^Monday 2 March: \d+ stops/);
      expect(late.text).toMatch(/^09:4\d {2}Leave/m);
    },
  },
  {
    name: "a visit is logged by a form, and taken back",
    async play(chat) {
      const brief = await chat.say("ana", "brief me on A1879");
      const values = { outcome: "talk", notes: "They want a tasting <in May> & more." };
      const logged = await chat.fill("ana", brief, { opener: /^Log a visit/, values });
      expect(logged.text).toMatch(/Logged|logged/);
      const undone = await chat.press("ana", logged, /^(?:Undo|Take it back)/);
      expect(undone.text).toMatch(/Taken back|taken back/);
    },
  },
  {
    name: "a lead is accepted",
    async play(chat) {
      const leads = await chat.say("ana", "which leads are waiting?");
      const accepted = await chat.press("ana", leads, /^Accept/);
      expect(accepted.text).toMatch(/yours|accepted|Accepted/);
    },
  },
  {
    name: "a manager compares the team, with a chart",
    async play(chat) {
      const compared = await chat.say("dana", "compare the reps of East on revenue");
      expect(compared.drawn).toContain("Cedar Rapids");
    },
  },
  {
    name: "what is near comes with a map",
    async play(chat) {
      const before = await chat.pictures("ana");
      const near = await chat.say("ana", "who is near Marion?");
      expect(near.drawn).toMatch(/Marion/);
      await expect.poll(() => chat.pictures("ana"), WAIT).toBe(before + 1);
    },
  },
];

const WAIT = { timeout: 20_000, interval: 50 };
