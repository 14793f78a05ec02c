import { describe, expect, it } from '@jest/globals';
import { phasesOf } from '../../../scripts/bench/cpu-phases.ts';

/** A tree of frames: each names its function, its file and its parent. */
const FRAMES: readonly (readonly [number, string, string, number | null])[] = [
  [1, '(root)', '', null],
  [2, '(idle)', '', 1],
  [3, '(garbage collector)', '', 1],
  [4, 'append', 'file:///x/gateway/audit/audit-sink.ts', 1],
  [5, 'stringify', '', 4],
  [6, 'writeBuffer', '', 4],
  [7, 'fields', 'file:///x/gateway/execution/shape-answer.ts', 1],
  [8, 'resume', 'file:///x/node_modules/undici/lib/dispatcher/client.js', 1],
  [9, 'writev', '', 10],
  [10, 'writeGeneric', 'node:net', 1],
  [11, 'somewhere', 'file:///x/node_modules/unheard-of/index.js', 1],
];

const profile = (samples: number[]) => ({
  startTime: 0,
  endTime: 1,
  nodes: FRAMES.map(([id, functionName, url]) => ({
    id,
    callFrame: { functionName, url, scriptId: '0', lineNumber: 0, columnNumber: 0 },
    children: FRAMES.filter(([, , , parent]) => parent === id).map(([child]) => child),
  })),
  samples,
  timeDeltas: samples.map(() => 100),
});

describe('the CPU of a profile by phase', () => {
  it.each([
    [3, 'garbage collection'],
    [4, 'audit'],
    [5, 'JSON'],
    [6, 'audit'],
    [7, 'execution'],
    [8, 'fetches'],
    [9, 'sockets and HTTP'],
    [10, 'sockets and HTTP'],
    [11, 'other'],
  ])('frame %i belongs to %s', (sample, name) => {
    expect(phasesOf(profile([sample]))).toEqual([{ name, share: 1 }]);
  });

  it('leaves out what is not work, and puts the largest first', () => {
    expect(phasesOf(profile([2, 1, 7, 4, 7, 2, 7]))).toEqual([
      { name: 'execution', share: 0.75 },
      { name: 'audit', share: 0.25 },
    ]);
  });
});
