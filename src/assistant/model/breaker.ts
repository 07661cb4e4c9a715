/** After this many faults in a row the model is left alone. */
const MOST_FAULTS = 3;
/** For this long; then one question may try again. */
const REST_MS = 60_000;

/** Keeps people from waiting for a model that does not answer. One for each process. */
export type Breaker = {
  /** False: it rests. True to one question alone once the rest is over. */
  mayTry(): boolean;
  worked(): void;
  failed(): void;
};

export function createBreaker(now: () => Date): Breaker {
  let faults = 0;
  let restsUntil = 0;
  return {
    mayTry() {
      if (faults < MOST_FAULTS) return true;
      if (now().getTime() < restsUntil) return false;
      restsUntil = now().getTime() + REST_MS;
      return true;
    },
    worked() {
      faults = 0;
    },
    failed() {
      faults++;
      restsUntil = now().getTime() + REST_MS;
    },
  };
}
