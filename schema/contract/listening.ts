import { createServer } from 'node:net';

/**
 * Checks whether a port can be listened on.
 *
 * @param port 0 is always available
 * @returns the error; null when the port is available
 */
export const tryToListen = (port: number, host: string): Promise<Error | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve).listen(port, host, () => server.close(() => resolve(null)));
  });

/**
 * @param change which variable or flag chooses another address, as a sentence
 * @returns one line that explains why a server cannot have its address; null for any other error
 */
export function describeListenError(error: unknown, change: string): string | null {
  const { code, syscall, address, port } = error as Partial<NodeJS.ErrnoException & { address: string; port: number }>;
  if (syscall !== 'listen') return null;
  const wrong = new Map([
    ['EADDRINUSE', `Port ${port} of ${address} is taken by another process (EADDRINUSE).`],
    ['EACCES', `This user is not allowed to listen on port ${port} of ${address}.`],
    ['EADDRNOTAVAIL', `${address} is not an address of this machine.`],
  ]).get(code ?? '');
  return wrong === undefined ? null : `${wrong} ${change}`;
}

/** Prints why a program does not start, and ends the process even if it has opened resources. */
export function failToStart(error: unknown, change: string): never {
  console.error(describeListenError(error, change) ?? (error instanceof Error ? error.message : error));
  process.exit(1);
}
