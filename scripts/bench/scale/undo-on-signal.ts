/** What an interrupted bench would leave behind: programs that go on, and folders. */
const undos: (() => unknown)[] = [];

/**
 * Registers what to undo when the bench is interrupted. The last one is undone first.
 *
 * @returns undoes it now
 */
export function undoOnSignal<Result>(undo: () => Result): () => Result {
  undos.push(undo);
  return () => {
    const index = undos.indexOf(undo);
    if (index >= 0) undos.splice(index, 1);
    return undo();
  };
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const;

/** Undoes everything at SIGINT or SIGTERM, and ends the process as the signal would have. */
export function listenToSignals(): void {
  for (const [signal, number] of Object.entries(SIGNALS))
    process.once(signal, () => void undoAll().finally(() => process.exit(128 + number)));
}

async function undoAll(): Promise<void> {
  for (let undo = undos.pop(); undo; undo = undos.pop()) {
    try {
      await undo();
    } catch (error) {
      console.error(error);
    }
  }
}
