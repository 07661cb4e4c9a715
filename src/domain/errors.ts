/**
 * A refusal that the person can do something about. `message` says what, `hint` says what to do; both are shown.
 * Codes are stable snake_case: programs may rely on them.
 */
export class UserError extends Error {
  readonly code: string;
  readonly hint: string;
  /** Ready answers to offer as buttons, for example the accounts that a name may mean. */
  readonly choices: readonly Choice[];

  constructor(code: string, message: string, hint: string, choices: readonly Choice[] = []) {
    super(message);
    this.name = "UserError";
    this.code = code;
    this.hint = hint;
    this.choices = choices;
  }
}

/** A button under a refusal: pressing it runs `tool` with `input`. */
export type Choice = {
  readonly label: string;
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
};
