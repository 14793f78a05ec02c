import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOCALES, type Locale } from '../../../schema/contract/locales.ts';
import { demoFeed } from '../../../scripts/demo/identity.ts';
import { type Graph, post, startGraph } from '../../support/graph.ts';
import { KNOWS } from '../../support/leak-scan.ts';

type Alert = {
  readonly kind: string;
  readonly reference: string | null;
  readonly about: { readonly id: string } | null;
  readonly labels: Readonly<Record<'kind' | 'severity' | 'tab', string>>;
};

const PARTS = '{ kind reference about { id } labels { kind severity tab } }';
const QUERY = `{ dashboard { nextSteps ${PARTS} importantInformation ${PARTS} } }`;
const PERSONS = Object.keys(KNOWS).filter((signIn) => /^H\d/.test(signIn));

/** How to open what an alert is about, by its kind; nothing to open for those about an account or a person. */
const OPENS: Readonly<Record<string, (alert: Alert) => readonly [query: string, path: readonly string[]]>> = {
  RFI_DUE_SOON: ({ reference }) => [`{ rfi(id: "${reference}") { id } }`, ['rfi']],
  RFI_OVERDUE: ({ reference }) => [`{ rfi(id: "${reference}") { id } }`, ['rfi']],
  DOCUMENT_RECEIVED: ({ reference }) => [`{ document(id: "${reference}") { id } }`, ['document']],
  DOCUMENT_NOT_ACCEPTED: ({ reference }) => [`{ document(id: "${reference}") { id } }`, ['document']],
  NEW_NOTICE: ({ reference }) => [`{ notice(id: "${reference}") { id } }`, ['notice']],
  APPEAL_DEADLINE: ({ reference }) => [`{ notice(id: "${reference}") { id } }`, ['notice']],
  COVERAGE_ENDING: ({ about }) => [`{ person(id: "${about?.id}") { eligibility { id } } }`, ['person', 'eligibility']],
  RENEWAL_DUE: ({ about }) => [`{ person(id: "${about?.id}") { eligibility { id } } }`, ['person', 'eligibility']],
  PLAN_SELECTION_OPEN: ({ about }) => [`{ person(id: "${about?.id}") { enrollments { id } } }`, ['person', 'enrollments']],
  PLAN_SELECTION_CLOSING: ({ about }) => [`{ person(id: "${about?.id}") { enrollments { id } } }`, ['person', 'enrollments']],
  TAX_FORM_READY: () => ['{ households { mailings { ... on TaxForm { id } } } }', ['households']],
  CONTACT_INFO_CHECK: ({ about }) => [`{ person(id: "${about?.id}") { id contact { email } } }`, ['person']],
};

let graph: Graph;
beforeAll(async () => void (graph = await startGraph()));
afterAll(() => graph.stop());

async function alertsOf(signIn: string, locale: Locale): Promise<Alert[]> {
  const headers = { authorization: `Bearer ${await graph.token(signIn)}`, 'accept-language': locale };
  const { data, errors } = await post(graph.url, { query: QUERY }, headers);
  expect(errors).toEqual([]);
  return [...data.dashboard.nextSteps, ...data.dashboard.importantInformation] as Alert[];
}

describe('AL-3: the text of an alert', () => {
  it.each(LOCALES)('in %s depends on its kind only and names nobody', async (locale) => {
    const texts = new Map<string, Set<string>>();
    for (const signIn of PERSONS) {
      for (const { kind, labels } of await alertsOf(signIn, locale)) {
        texts.set(kind, (texts.get(kind) ?? new Set()).add(JSON.stringify(labels.kind)));
        const said = Object.values(labels).join(' ');
        const names = demoFeed().persons.flatMap(({ first, last }) => [first, last]);
        expect(names.filter((name) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'iu').test(said))).toEqual([]);
        expect(said).not.toMatch(/\d/);
      }
    }
    expect(texts.size).toBe(13);
    expect([...texts].filter(([, of]) => of.size > 1)).toEqual([]);
  });
});

describe('AL-3: an alert', () => {
  it.each(PERSONS)('of %s is about something that they may open', async (signIn) => {
    for (const alert of await alertsOf(signIn, 'en')) {
      const [query, path] = OPENS[alert.kind]?.(alert) ?? ['{ viewer { id } }', ['viewer']];
      const { data, errors } = await graph.ask(signIn, query);
      const opened = JSON.stringify(path.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], data));
      expect({ alert, errors, opens: opened.includes(`"id":"${alert.reference ?? ''}`) }).toEqual({
        alert,
        errors: [],
        opens: true,
      });
    }
  });
});
