import type { Recipe } from './edit.ts';

/** `MyPrograms`, which the portal registers. */
export const ADD_AN_OPERATION: Recipe = [
  {
    step: 'the document',
    edits: [
      {
        file: 'schema/operations/portal/my-programs.graphql',
        content: `query MyPrograms {
  me {
    id
    eligibility {
      id
      coverageType
    }
  }
}
`,
      },
    ],
  },
  {
    step: 'what it answers',
    edits: [
      {
        file: 'test/schema/portal-operations.test.ts',
        after: "describe('the tabs of the portal', () => {\n",
        insert: `  it('MyPrograms shows the programs of oneself (BE-1)', async () => {
    const { me } = await answered('H02', 'MyPrograms');
    expect(me.eligibility).toMatchObject([{ coverageType: 'STANDARD' }]);
    expect(await ask('H08', 'MyPrograms')).toEqual({ data: { me: null }, errors: denied('me') });
  });

`,
      },
    ],
  },
];
