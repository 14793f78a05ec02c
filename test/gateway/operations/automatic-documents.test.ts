import { describe, expect, it } from '@jest/globals';
import { AUTOMATIC_LIMITS, createAutomaticDocuments } from '../../../gateway/operations/automatic-documents.ts';
import { hashBody } from '../../../gateway/operations/hash-body.ts';

const FILLERS = 100_000;

describe('documents that are kept by their hash', () => {
  it('stay within a bound when somebody fills it, and only that client’s are driven out', () => {
    const documents = createAutomaticDocuments();
    const own = '{ help { learnMoreUrl } }';
    documents.keep('portal', hashBody(own), own);
    const bodyOf = (index: number) => `{ a${index}: help { learnMoreUrl } }`;
    const hashes = Array.from({ length: FILLERS }, (_, index) => hashBody(bodyOf(index)));
    hashes.forEach((hash, index) => documents.keep('playground', hash, bodyOf(index)));
    const kept = hashes.filter((hash) => documents.find('playground', hash) !== null);
    expect(kept.length).toBe(AUTOMATIC_LIMITS.documents);
    expect(kept).toEqual(hashes.slice(-AUTOMATIC_LIMITS.documents));
    expect(documents.find('portal', hashBody(own))).toBe(own);
  });

  it('stay within a number of bytes too', () => {
    const documents = createAutomaticDocuments();
    const large = (index: number) => `{ help { learnMoreUrl } } # ${index} ${'x'.repeat(90_000)}`;
    const bodies = Array.from({ length: 100 }, (_, index) => large(index));
    for (const body of bodies) documents.keep('portal', hashBody(body), body);
    const bytes = bodies
      .filter((body) => documents.find('portal', hashBody(body)) !== null)
      .reduce((sum, body) => sum + body.length, 0);
    expect(bytes).toBeLessThanOrEqual(AUTOMATIC_LIMITS.bytes);
    expect(bytes).toBeGreaterThan(AUTOMATIC_LIMITS.bytes / 2);
  });

  it('are not found under a hash that is not theirs (pitfall 27)', () => {
    const documents = createAutomaticDocuments();
    documents.keep('portal', 'a'.repeat(64), '{ help { learnMoreUrl } }');
    expect(documents.find('portal', 'a'.repeat(64))).toBeNull();
  });
});
