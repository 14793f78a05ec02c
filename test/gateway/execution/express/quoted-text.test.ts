import { describe, expect, it } from '@jest/globals';
import { RUNTIME } from '../../../../gateway/execution/express/lane-runtime.ts';

describe('the text of a string on the lane', () => {
  it('is that of JSON.stringify, for every code unit and around it', () => {
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      const text = `a${String.fromCharCode(unit)}b`;
      if (RUNTIME.string(text) !== JSON.stringify(text)) throw new Error(`U+${unit.toString(16)} is written differently`);
    }
  });

  it.each(['', 'plain', 'a "quoted" one', 'back\\slash', 'line\nfeed', '\u2028', '😀', '\ud83d', '\ude00', '\udfff\ud800'])(
    '%j',
    (text) => {
      for (const write of [RUNTIME.string, RUNTIME.custom, RUNTIME.plain]) expect(write(text)).toBe(JSON.stringify(text));
    },
  );
});
