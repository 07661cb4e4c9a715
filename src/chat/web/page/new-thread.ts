/** Names one conversation. Not randomUUID: browsers have that only on https and on this machine. */
export const newThread = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
