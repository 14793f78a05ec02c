/**
 * How much this process has looked at of what came from outside before anybody is identified: characters read and parts compared.
 * Work that grows faster than the input shows here, whatever the speed of the machine.
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
