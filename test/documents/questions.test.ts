import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { anchorsOf } from '../../scripts/documents/pages.ts';

/** What readers ask, and the page and heading that answers it. `contains` is a word that the answer cannot do without. */
const QUESTIONS: readonly { readonly asks: string; readonly answer: string; readonly contains: string }[] = [
  { asks: 'How do I start it?', answer: 'README.md#two-commands', contains: 'npm start' },
  { asks: 'How do I ask a first question?', answer: 'README.md#a-first-question', contains: 'curl' },
  { asks: 'May I use and change it?', answer: 'README.md#licence', contains: 'UNLICENSED' },
  {
    asks: 'How does my single-page app sign in?',
    answer: 'schema/README.md#sign-in-for-single-page-applications',
    contains: 'PKCE',
  },
  {
    asks: 'How do I allow my development origin?',
    answer: 'schema/README.md#cors-for-a-development-origin',
    contains: 'origins',
  },
  { asks: 'What does error X mean?', answer: 'gateway/README.md#errors', contains: 'SUBGRAPH_UNAVAILABLE' },
  { asks: 'What should my application do on an error?', answer: 'schema/README.md#errors', contains: 'retry-after' },
  { asks: 'Why is this field null?', answer: 'schema/README.md#nulls-and-reasons', contains: 'NOT_SELF' },
  { asks: 'What may I cache?', answer: 'schema/README.md#caching', contains: 'no-store' },
  {
    asks: 'How do I show text in another language?',
    answer: 'schema/README.md#languages-and-labels',
    contains: 'Accept-Language',
  },
  { asks: 'How do I show a letter?', answer: 'schema/README.md#letters', contains: '/notices/download' },
  { asks: 'How do I get a partner token?', answer: 'schema/PARTNERS.md#getting-a-token', contains: 'client_id' },
  { asks: 'How does a partner call an operation?', answer: 'schema/PARTNERS.md#calling-an-operation', contains: 'documentId' },
  {
    asks: 'How is an operation registered?',
    answer: 'gateway/operations/README.md#registering-an-operation',
    contains: 'npm run generate',
  },
  {
    asks: 'How do I see what a schema change breaks?',
    answer: 'gateway/operations/README.md#checking-a-schema-change',
    contains: '--against',
  },
  { asks: 'How do I roll back operations?', answer: 'gateway/operations/README.md#commands', contains: 'rollback' },
  { asks: 'Who sees field Y?', answer: 'gateway/access/README.md#looking-things-up', contains: 'npm run where' },
  { asks: 'How do I write a policy?', answer: 'gateway/access/README.md#writing-a-policy', contains: '@policy' },
  { asks: 'Where is rate Z set?', answer: 'gateway/README.md#rates', contains: 'rate-limits.ts' },
  { asks: 'Which limits does a request have?', answer: 'gateway/README.md#limits', contains: 'depth' },
  {
    asks: 'Which variables configure the gateway?',
    answer: 'gateway/CONFIGURATION.md#configuration-of-the-gateway',
    contains: 'REDIS_URL',
  },
  {
    asks: 'Which variables configure a subgraph?',
    answer: 'subgraphs/README.md#configuration-of-a-subgraph',
    contains: 'DATABASE_URL',
  },
  {
    asks: 'How do I run the parts as separate processes?',
    answer: 'gateway/CONFIGURATION.md#running-as-separate-processes',
    contains: 'start:subgraphs',
  },
  { asks: 'What is in the audit record?', answer: 'gateway/audit/README.md#the-audit-record', contains: 'AUDIT_FILE' },
  {
    asks: 'How do I rotate the key for SSNs?',
    answer: 'subgraphs/identity/README.md#rotating-the-pepper',
    contains: 'PEPPER_KEYS',
  },
  { asks: 'How does linking work?', answer: 'subgraphs/identity/README.md#linking', contains: 'linkAccount' },
  {
    asks: 'How do I switch on the playground in production?',
    answer: 'gateway/playground/README.md#who-may-use-it',
    contains: 'STAFF_ISSUER',
  },
  { asks: 'How do I add a field?', answer: 'subgraphs/README.md#add-a-field', contains: 'schema.graphql' },
  { asks: 'How do I add a migration?', answer: 'subgraphs/README.md#add-a-migration', contains: 'migration-hashes.json' },
  { asks: 'How do I migrate in production?', answer: 'subgraphs/README.md#migrating', contains: 'npm run migrate' },
  {
    asks: 'Which rights does a database role need?',
    answer: 'subgraphs/README.md#database-roles',
    contains: 'owner',
  },
  { asks: 'How do I add a message?', answer: 'subgraphs/README.md#add-a-message', contains: 'left-as-in-english' },
  {
    asks: 'What does a cell of an authorization table mean?',
    answer: 'test/README.md#reading-the-tables',
    contains: '| D | deny |',
  },
  { asks: 'Where is requirement RO-4 met and tested?', answer: 'test/README.md#requirements', contains: 'RO-4' },
  { asks: 'How do I report a vulnerability?', answer: '.github/SECURITY.md#reporting', contains: 'privately' },
  { asks: 'How must a commit message look?', answer: '.github/CONTRIBUTING.md#commit-messages', contains: 'type(scope)' },
  { asks: 'How fast is it?', answer: 'scripts/README.md#benchmark', contains: 'hand-written' },
  { asks: 'Why is this package pinned?', answer: 'scripts/README.md#dependencies-and-why', contains: 'graphql' },
];

/** What stands below the heading with this anchor, up to the next heading of its level or above. */
function answerTo(place: string): string | null {
  const [file = '', anchor = ''] = place.split('#');
  if (!existsSync(file)) return null;
  const parts = readFileSync(file, 'utf8').split(/^(?=#{1,6} )/m);
  const start = parts.findIndex((part) => anchorsOf(part.split('\n', 1)[0] ?? '').has(anchor));
  if (start < 0) return null;
  const level = /^#+/.exec(parts[start] ?? '')?.[0].length ?? 1;
  const end = parts.findIndex((part, index) => index > start && (/^#+/.exec(part)?.[0].length ?? 1) <= level);
  return parts.slice(start, end < 0 ? undefined : end).join('');
}

describe('a reader who asks', () => {
  it.each(QUESTIONS)('"$asks" finds it at $answer', ({ answer, contains }) => {
    expect(answerTo(answer)).toContain(contains);
  });

  it('a question without an answer is reported', () => {
    expect(answerTo('README.md#no-such-heading')).toBeNull();
    expect(answerTo('NOWHERE.md#licence')).toBeNull();
  });
});
