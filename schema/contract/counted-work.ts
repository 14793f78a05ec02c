/**
 * Counts the work on input from unidentified callers: characters read and parts compared. It reveals work that grows faster
 * than the input, independently of the speed of the machine.
 */
let steps = 0;

/** @returns the steps since the process started */
export const stepsTaken = (): number => steps;

export function countSteps(more: number): void {
  steps += more;
}

/** Goes through `parts`, and counts each that is looked at. */
export function* counted<Part>(parts: Iterable<Part>): Generator<Part, void> {
  for (const part of parts) {
    steps += 1;
    yield part;
  }
}
