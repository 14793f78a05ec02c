/** @returns the value of an environment variable after `act` ran without it. The earlier value is restored */
export async function afterRunningWithout(name: string, act: () => unknown): Promise<string | undefined> {
  const before = process.env[name];
  delete process.env[name];
  try {
    await act();
    return process.env[name];
  } finally {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
}
