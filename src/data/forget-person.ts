import type { Forgotten } from "../domain/ports.ts";
import type { Scoped } from "./scope.ts";

/**
 * Forgets what somebody said to Rounds: threads, the log of questions, votes, what answers rest on, places in chats
 * that were only for that. What they did for the business stays, as do the counters of a language model.
 */
export const forgetPerson = (scoped: Scoped, email: string): Promise<Forgotten> =>
  scoped.$transaction(async (tx) => {
    const own = { where: { personEmail: email } };
    const turns = await tx.threadTurn.deleteMany(own);
    const votes = await tx.feedback.deleteMany(own);
    const work = await tx.answerWork.deleteMany(own);
    const questions = await tx.question.deleteMany({ where: { askerEmail: email } });
    return {
      threads: turns.count,
      questions: questions.count,
      votes: votes.count,
      answers: work.count,
    };
  });
