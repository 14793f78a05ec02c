import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { NotReady, type ReadinessCheck } from '../../schema/contract/readiness.ts';

/** Room for some thousand records. */
const MIN_FREE_BYTES = 1_000_000;

/** Checks that audit records can be appended, without appending one: the file is there and may be written, and the disk has room. */
export const auditWritable =
  (file: string): ReadinessCheck =>
  async () => {
    await access(file, constants.W_OK);
    const { bavail, bsize } = await statfs(dirname(file));
    if (bavail * bsize < MIN_FREE_BYTES) throw new NotReady('the disk is full');
  };
