/** Whether a word is a key of a table. */
export const isOneOf = <Key extends string>(
  word: string,
  table: Readonly<Record<Key, unknown>>,
): word is Key => Object.hasOwn(table, word);
