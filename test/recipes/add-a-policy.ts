import type { Recipe } from './edit.ts';

/** `eligibility_partner`, by which a partner's scope is decided in the policy itself. */
export const ADD_A_POLICY: Recipe = [
  {
    step: 'the predicate',
    edits: [
      {
        file: 'schema/contract/policies.ts',
        after: 'export const VIEWER_POLICIES = {\n',
        insert: `  /** A partner system that may read eligibility. */
  eligibility_partner: ({ signIn }) => signIn?.kind === 'partner' && signIn.scopes.includes('eligibility:read'),
`,
      },
    ],
  },
  {
    step: 'its use',
    edits: [
      {
        file: 'subgraphs/masshealth/schema.graphql',
        replace: '@policy(policies: [["partner"]])\n    @requiresScopes',
        by: '@policy(policies: [["eligibility_partner"]])\n    @requiresScopes',
      },
    ],
  },
  {
    step: 'what it implies',
    edits: [
      {
        file: 'gateway/access/find-denials-in-non-null.ts',
        after: "  partner: ['authenticated'],\n",
        insert: "  eligibility_partner: ['partner', 'authenticated'],\n",
      },
    ],
  },
  {
    step: 'its line in the page',
    edits: [
      {
        file: 'gateway/access/README.md',
        after: '| `partner` | a partner system; `@requiresScopes` names the scope |\n',
        insert: '| `eligibility_partner` | a partner system that may read eligibility |\n',
      },
    ],
  },
];
