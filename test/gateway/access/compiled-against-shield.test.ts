import { describe, expect, it } from '@jest/globals';
import { coordinates } from '../../../gateway/access/find-coverage-gaps.ts';
import { loadAccessModel } from '../../../gateway/access/load-access-model.ts';
import { isCheck, specialize } from '../../../gateway/access/specialize.ts';
import { viewerClass } from '../../../gateway/access/viewer-class.ts';
import type { Subject } from '../../../schema/contract/policies.ts';
import type { Requirement } from '../../../schema/contract/read-policies.ts';
import type { Viewer } from '../../../schema/contract/viewer.ts';
import { supergraphSdl } from '../../support/composed.ts';
import { ruleTree } from '../../../subgraphs/shared/shield-rules.ts';
import * as demoViewers from '../../support/demo-viewers.ts';
import { askShield, parentOf, SHIELD_VIEWERS as VIEWERS, subjectsFor } from '../../support/ask-shield.ts';

const model = loadAccessModel(supergraphSdl);

function askCompiled(requirement: Requirement, viewer: Viewer): (subject: Subject) => boolean {
  const decisions = (['hide', 'deny'] as const).map((refusal) => specialize(requirement, viewer, refusal));
  return (subject) => {
    const [first, second] = decisions.map((decision) => (isCheck(decision) ? decision(viewer, subject) : decision) === 'allow');
    if (first !== second) throw new Error('How an object is refused changes whether it is');
    return first === true;
  };
}

/** Coordinates of one requirement share their comparisons: the tree is the same. */
const byRequirement = Map.groupBy(coordinates(model), ({ requirement }) => JSON.stringify(requirement));

async function disagreements(viewer: Viewer): Promise<{ compared: number; found: string[] }> {
  const found: string[] = [];
  let compared = 0;
  const subjects = subjectsFor(viewer).map((subject) => ({ subject, parent: parentOf(subject) }));
  for (const same of byRequirement.values()) {
    const requirement = same[0]?.requirement ?? [];
    const rule = ruleTree(requirement);
    const compiled = askCompiled(requirement, viewer);
    const verdicts = await Promise.all(subjects.map(({ parent }) => askShield(rule, parent, viewer)));
    for (const [index, { subject }] of subjects.entries()) {
      compared += same.length;
      if ((verdicts[index] === true) !== compiled(subject))
        found.push(`${same[0]?.parent}.${same[0]?.field} ${JSON.stringify(subject)}`);
    }
  }
  return { compared, found };
}

describe('the compiled rules and shield itself, over the same trees', () => {
  let total = 0;

  it.each([...VIEWERS])('agree on every coordinate and subject for %s', async (_name, viewer) => {
    const { compared, found } = await disagreements(viewer);
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(coordinates(model).length * 50);
    total += compared;
  });

  it('are compared more than 500,000 times', () => {
    expect(total).toBeGreaterThan(500_000);
  });

  it('both allow some and deny others on the same coordinate', () => {
    const person = model.typeRequirement('Person', 'Person');
    const compiled = askCompiled(person, demoViewers.BRUNO);
    expect(['p0201', 'p0202', 'p0203', 'p0401'].map((id) => compiled({ person: id }))).toEqual([true, true, true, false]);
  });
});

describe('the class of a viewer', () => {
  it('gives its viewers the same decisions before anything is fetched', () => {
    const viewers = [...VIEWERS.values()];
    const pairs = viewers.flatMap((one) =>
      viewers.filter((other) => viewerClass(one) === viewerClass(other)).map((other) => [one, other] as const),
    );
    for (const [one, other] of pairs) {
      for (const { requirement } of coordinates(model)) {
        const [first, second] = [one, other].map((viewer) => specialize(requirement, viewer, 'deny'));
        expect(isCheck(first!) ? 'check' : first).toBe(isCheck(second!) ? 'check' : second);
      }
    }
    expect(pairs.length).toBeGreaterThan(viewers.length);
  });

  it('lets the check compiled for one viewer serve another', () => {
    const { BRUNO, IRMA } = demoViewers;
    expect(viewerClass(BRUNO)).toBe(viewerClass(IRMA));
    const decision = specialize(model.typeRequirement('Person', 'Person'), BRUNO, 'hide');
    const check = isCheck(decision) ? decision : () => 'deny' as const;
    expect([check(BRUNO, { person: 'p0202' }), check(IRMA, { person: 'p0202' }), check(IRMA, { person: 'p0402' })]).toEqual([
      'allow',
      'hide',
      'allow',
    ]);
  });
});
