import type { Recipe } from './edit.ts';
import { newMigration } from './new-migration.ts';

/** `Eligibility.caseNumber`, which is seen by whoever sees the rest of an eligibility. */
export const ADD_A_FIELD: Recipe = [
  {
    step: 'the SDL',
    edits: [
      {
        file: 'subgraphs/masshealth/schema.graphql',
        after: '  renewalIntervalMonths: Int\n',
        insert: '  "The number of the case at the agency."\n  caseNumber: String\n',
      },
    ],
  },
  {
    step: 'the column',
    edits: [
      {
        file: 'subgraphs/masshealth/rows.ts',
        after: 'renewalIntervalMonths: number | null',
        insert: '; caseNumber: string | null',
      },
      {
        file: 'subgraphs/masshealth/feed.ts',
        after: "  renewalDueOn: day('The day by which the person must renew.').nullish(),\n",
        insert: "  caseNumber: text('The number of the case at the agency.', 'C-1').nullish(),\n",
      },
      { file: 'subgraphs/masshealth/feed.ts', after: "        'renewalIntervalMonths',\n", insert: "        'caseNumber',\n" },
      {
        file: 'scripts/demo/masshealth.ts',
        after: '    renewalIntervalMonths: renewal === null ? null : 12,\n',
        insert: "    caseNumber: watermark(personId, 'caseNumber'),\n",
      },
    ],
  },
  ...newMigration('masshealth', 'case-number', `alter table eligibility add column "caseNumber" text;`),
  {
    step: 'who sees it',
    edits: [
      {
        file: 'test/authorization/gateway.benefits.table.ts',
        copyLine: ' Eligibility.asOf ',
        words: { 'GW-ELIGIBILITY-AS-OF': 'GW-ELIGIBILITY-CASE-NUMBER', 'Eligibility.asOf': 'Eligibility.caseNumber' },
      },
    ],
  },
];
