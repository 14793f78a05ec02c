import { expect, it } from '@jest/globals';
import { leaveWhenRefused } from '../../gateway/redis/connect-redis.ts';

const REFUSALS = [
  "READONLY You can't write against a read only replica.",
  'ERR Error running script (call to f_abc): @user_script:1: @user_script: 1: -READONLY You cannot write against a read only replica.',
  'LOADING Redis is loading the dataset in memory',
  "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
];

it.each(REFUSALS)('pitfall 51: the connection is closed for another when Redis is not the primary: %s', (message) => {
  expect(leaveWhenRefused(() => 0)(new Error(message))).toBe(true);
});

it.each([
  'NOSCRIPT No matching script.',
  'WRONGTYPE Operation against a key holding the wrong kind of value',
  'OOM',
  'Command timed out',
])('the connection stays open after an error that another connection would not solve: %s', (message) => {
  expect(leaveWhenRefused(() => 0)(new Error(message))).toBe(false);
});

it('the connection to a replica without a primary is closed once a second, however many commands it refuses', () => {
  let now = 0;
  const leave = leaveWhenRefused(() => now);
  const left = [];
  for (; now < 3_000; now += 100) if (leave(new Error(REFUSALS[0]))) left.push(now);
  expect(left).toEqual([0, 1_000, 2_000]);
});
