import { describeListenError, tryToListen } from '../../schema/contract/listening.ts';

export type WantedPort = {
  /** 0: a free port is chosen later. */
  readonly port: number;
  readonly host: string;
  /** A sentence that names the variable for another port. */
  readonly change: string;
};

/**
 * Checks that these ports can be listened on, before anything else is done.
 *
 * @throws Error that names every unavailable port
 */
export async function checkPorts(wanted: readonly WantedPort[]): Promise<void> {
  const problems: string[] = [];
  for (const { port, host, change } of wanted) {
    const error = await tryToListen(port, host);
    if (error !== null) problems.push(describeListenError(error, change) ?? error.message);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
