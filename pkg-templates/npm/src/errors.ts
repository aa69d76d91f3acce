/** Errors have names and no classes: a name survives bundlers, workers and two copies of the package. */
export type Name =
  | "CleanclaimLoadError"
  | "CleanclaimNotReady"
  | "CleanclaimOptionsError"
  | "CleanclaimInputError"
  | "CleanclaimFixError"
  | "CleanclaimTableError"
  | "CleanclaimTrap";

export function failure(name: Name, message: string, more: object = {}): Error {
  const error = new Error(message);
  Object.defineProperty(error, "name", { value: name, configurable: true, writable: true });
  return Object.assign(error, more);
}

/** What a thrown value says; a thrown value may itself be hostile. */
export function words(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.message) : String(thrown);
  } catch {
    return "no message";
  }
}
