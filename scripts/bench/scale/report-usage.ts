import { writeSync } from 'node:fs';

/** What a process has used; memory in megabytes, at its highest. */
export type ProcessUsage = { readonly cpuMs: number; readonly peakMb: number };

// Loaded before a command whose use of CPU and memory is measured; `load-files.ts` reads the answer from the pipe.
const PIPE = 3;

process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage: ProcessUsage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 };
  writeSync(PIPE, JSON.stringify(usage));
});
