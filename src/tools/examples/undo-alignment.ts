/** How people ask for it, beyond the phrases of the help. `{account}` and the like stand for names. */
export const undoAlignmentExamples: readonly string[] = [
  "undo {proposal}",
  "undo proposal {proposal}",
  "undo the realignment",
  "revert {proposal}",
  "roll back {proposal}",
  "take back {proposal}",
  "reverse the alignment",
  "undo {proposal} please",
  "put everything back as it was before {proposal}",
  "cancel {proposal}",
  "withdraw {proposal}",
];
