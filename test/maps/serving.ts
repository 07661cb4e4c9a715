import { afterEach } from "vitest";
import { type Answer, type Asked, openService, type Service } from "./road-server.ts";

/** What a test has opened; closed after it. */
export const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A service on this machine for the length of one test. */
export async function serving(
  answer: (asked: Asked) => Answer | Promise<Answer>,
): Promise<Service> {
  const service = await openService(answer);
  closing.push(service.close);
  return service;
}
