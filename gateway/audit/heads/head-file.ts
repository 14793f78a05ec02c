import { canonicalJson } from '../records/canonical-json.ts';
import { openForAppending } from '../writing/open-for-appending.ts';
import type { HeadPlace } from './head.ts';

/** A file of heads, one a line. It is opened for each, so that it may be moved at any time. */
export const headFile = (path: string): HeadPlace => ({
  async publish(head) {
    const file = await openForAppending(path, true);
    try {
      await file.appendFile(`${canonicalJson(head)}\n`);
    } finally {
      await file.close();
    }
  },
  close: () => Promise.resolve(),
});
