import { describe, expect, it } from '@jest/globals';
import { compose } from '../../../scripts/compose.ts';
import { explainHints } from '../../../scripts/tooling/composition-hints.ts';
import { readSubgraphs } from '../../../scripts/tooling/rover-config.ts';

const HINT = { code: 'INCONSISTENT_ENTITY', message: 'Type "Person" …' };
const EXPLANATION = { code: 'INCONSISTENT_ENTITY', about: /"Person"/, reason: 'Because.' };

describe('composition hints', () => {
  it('passes a hint that an explanation matches', () => {
    expect(explainHints([HINT], [EXPLANATION])).toEqual([]);
  });

  it('names a hint that nothing explains', () => {
    expect(explainHints([HINT], [])).toEqual([
      'Composition hint INCONSISTENT_ENTITY: Type "Person" … Fix it in the SDL, or explain it in scripts/tooling/composition-hints.ts.',
    ]);
  });

  it('names an explanation that no hint needs any more', () => {
    expect(explainHints([], [EXPLANATION])).toEqual([
      'Explanation without a hint: INCONSISTENT_ENTITY /"Person"/. Remove it from scripts/tooling/composition-hints.ts.',
    ]);
  });

  it('explains every hint of the five subgraphs', () => {
    expect(explainHints(compose().hints)).toEqual([]);
  });
});

describe('compose', () => {
  it('names what does not compose', () => {
    const [first, ...others] = readSubgraphs();
    const broken = { ...first!, sdl: first!.sdl.replace('birthDate: Date', 'birthDate: Dato') };
    const act = () => compose([broken, ...others]);
    expect(act).toThrow(AggregateError);
    expect(act).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ message: expect.stringContaining('Dato') })] }),
    );
  });

  it('leaves out of the client schema what is inaccessible', () => {
    const { apiSdl, supergraphSdl } = compose();
    expect(supergraphSdl).toContain('type ViewerStanding');
    expect(apiSdl).not.toContain('ViewerStanding');
    expect(apiSdl).not.toContain('@policy');
  });
});
