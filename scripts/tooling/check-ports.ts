import { describeListenError, tryToListen } from '../../schema/contract/listening.ts';

export type WantedPort = {
  /** 0: a free one is taken later. */
  readonly port: number;
  readonly host: string;
  /** Which variable chooses another, as a sentence. */
  readonly change: string;
};

/**
 * Looks whether these ports can be listened on, before anything else is done.
 *
 * @throws Error that names every port that cannot
 */
export async function checkPorts(wanted: readonly WantedPort[]): Promise<void> {
  const problems: string[] = [];
  for (const { port, host, change } of wanted) {
    const error = await tryToListen(port, host);
    if (error !== null) problems.push(describeListenError(error, change) ?? error.message);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
