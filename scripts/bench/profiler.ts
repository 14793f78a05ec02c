import { type Profiler, Session } from 'node:inspector/promises';

/** What the bench tells a process: begin to sample what it spends its CPU on, or end and answer the profile. */
export type ProfilerCommand = 'start' | 'stop';

const INTERVAL_US = 200;

let session: Session | null = null;

/** @returns the profile when told to stop */
export async function profile(command: ProfilerCommand): Promise<Profiler.Profile | null> {
  if (command === 'start') {
    session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
    await session.post('Profiler.start');
    return null;
  }
  const stopped = await session?.post('Profiler.stop');
  session?.disconnect();
  session = null;
  return stopped?.profile ?? null;
}
