import { errands } from "./errands.ts";
import { generalQuestions } from "./general-questions.ts";
import { smallTalk } from "./small-talk.ts";

/** What people say and ask that is not for Rounds at all. */
export const elsewhere: readonly string[] = [...smallTalk, ...generalQuestions, ...errands];
