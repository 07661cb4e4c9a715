/** How people ask for it, beyond the phrases of the help. */
export const showWorkExamples: readonly string[] = [
  "show work",
  "show me your work",
  "show the work behind that",
  "how do you know that",
  "how did you get that answer",
  "what is that based on",
  "what did you look up",
  "which tools did you use",
  "show me the sources",
  "prove it",
  "where did you get these figures",
];
