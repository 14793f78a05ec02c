import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

// Each install has a record, a file named by a number: 1.json, 2.json, and so on. The record with the highest number counts,
// and is never removed. So taking over from an owner that died means to create the next number, which only one process can.
const RECORD = /^(\d+)\.json$/;
const POLL_MS = 200;
const PLATFORM = `${process.platform}-${process.arch}`;

/** Whether an install was begun and has not ended well, or was made on another platform. It may still be under way. */
export function lastInstallIsUnfinished(folder) {
  const last = readLast(folder);
  return last !== null && isUnfinished(last);
}

/**
 * Waits until no other process installs, and holds the lock while `work` runs. When `work` fails or this process dies,
 * the install counts as unfinished.
 *
 * @param work gets `previousIsUnfinished`, and `onStart`, to be called with the id of the process that installs: should it
 *   live longer than this process, others wait for it too
 */
export async function holdInstallLock(folder, work) {
  mkdirSync(folder, { recursive: true });
  const { number, previous } = await acquire(folder);
  const owner = { ...identify(process.pid), platform: PLATFORM };
  const onStart = (pid) => replaceRecord(folder, number, { ...owner, installer: identify(pid) });
  await work({ previousIsUnfinished: previous !== null && isUnfinished(previous), onStart });
  replaceRecord(folder, number, { ...owner, done: true });
}

async function acquire(folder) {
  for (let said = null; ;) {
    const previous = readLast(folder);
    if (previous && isHeld(previous)) {
      if (said !== previous.number) console.error(`Waiting for process ${holderOf(previous)}, which installs packages …`);
      said = previous.number;
      await wait(POLL_MS);
      continue;
    }
    const number = (previous?.number ?? 0) + 1;
    if (!createRecord(folder, number)) continue;
    // Another process may have come further since the folder was read.
    if (readLast(folder)?.number !== number) continue;
    for (const lower of numbersIn(folder).filter((other) => other < number)) rmSync(fileOf(folder, lower), { force: true });
    return { number, previous };
  }
}

const fileOf = (folder, number) => join(folder, `${number}.json`);

const numbersIn = (folder) => {
  try {
    return readdirSync(folder)
      .flatMap((name) => RECORD.exec(name)?.[1] ?? [])
      .map(Number);
  } catch {
    return [];
  }
};

function readLast(folder) {
  const numbers = numbersIn(folder);
  if (numbers.length === 0) return null;
  const number = Math.max(...numbers);
  try {
    return { ...JSON.parse(readFileSync(fileOf(folder, number), 'utf8')), number };
  } catch {
    // A power failure may leave an empty file; and whoever holds the next number removes this one.
    return { number };
  }
}

const isUnfinished = ({ done, platform }) => !done || platform !== PLATFORM;

const holderOf = ({ pid, installer }) => (isAlive({ pid, startedAt: null }) ? pid : installer?.pid);

const isHeld = ({ done, installer, ...owner }) => !done && (isAlive(owner) || (installer !== undefined && isAlive(installer)));

/** @returns whether it was not there yet: the file appears with its content, or not at all */
function createRecord(folder, number) {
  const draft = writeDraft(folder, { ...identify(process.pid), platform: PLATFORM });
  try {
    linkSync(draft, fileOf(folder, number));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

const replaceRecord = (folder, number, record) => renameSync(writeDraft(folder, record), fileOf(folder, number));

function writeDraft(folder, record) {
  const draft = join(folder, `${process.pid}.tmp`);
  writeFileSync(draft, JSON.stringify(record), { flush: true });
  return draft;
}

const identify = (pid) => ({ pid, startedAt: startOf(pid) });

/** Whether the process runs, and is not another one that has its id now. */
function isAlive({ pid, startedAt }) {
  if (!Number.isInteger(pid)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  const started = startOf(pid);
  return started === null || (started !== 'ended' && (startedAt === null || started === startedAt));
}

/** @returns when a process started, as Linux tells it; `ended` when nothing is left of it but its exit code; null elsewhere */
function startOf(pid) {
  try {
    // The fields after the name of the program, which may hold spaces and parentheses: proc_pid_stat(5).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return fields[0] === 'Z' ? 'ended' : fields[19];
  } catch {
    return null;
  }
}
