import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SENSITIVE_MUTATIONS } from '../../gateway/limits/rate-limits.ts';
import { ERRORS } from '../../schema/contract/errors.ts';
import { POLICY_NAMES } from '../../schema/contract/policies.ts';
import { blocksIn, fillBlocks } from '../../scripts/documents/blocks.ts';
import { anchorsOf, fencesOf, type Page, readPages, withoutFences } from '../../scripts/documents/pages.ts';

const PAGES = readPages();
const TEXTS: ReadonlyMap<string, string> = new Map(PAGES.map(({ file, text }) => [file, text]));
const ALL = PAGES.map(({ text }) => text).join('\n');
const PACKAGE = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'scripts' | 'dependencies' | 'devDependencies',
  object
>;

const page = (file: string): string => {
  const text = TEXTS.get(file);
  if (text === undefined) throw new Error(`There is no page ${file}`);
  return text;
};

/** The part of a page below a heading, up to the next heading of the same level. */
const section = (file: string, heading: string): string =>
  page(file)
    .split(/^## /m)
    .find((text) => text.startsWith(`${heading}\n`)) ?? '';

const READERS = [
  'README.md',
  'gateway/CONFIGURATION.md',
  'gateway/README.md',
  'gateway/access/README.md',
  'gateway/audit/README.md',
  'gateway/execution/README.md',
  'gateway/operations/README.md',
  'gateway/playground/README.md',
  'gateway/sign-in/README.md',
  'gateway/standing/README.md',
  'schema/PARTNERS.md',
  'schema/README.md',
  'scripts/README.md',
  'subgraphs/README.md',
  'subgraphs/identity/README.md',
  'subgraphs/notices/README.md',
  'test/README.md',
  '.github/CONTRIBUTING.md',
  '.github/SECURITY.md',
];

const lines = (text: string) => text.split('\n');
/** Tables of two configurations may share rows. */
const withoutGenerated = (text: string) => text.replaceAll(/<!-- ([\w-]+):begin -->[\s\S]*?<!-- \1:end -->/g, '');

describe('the pages', () => {
  it('exist for each kind of reader', () => {
    expect([...TEXTS.keys()]).toEqual(expect.arrayContaining(READERS));
  });

  it('are short: the first page has at most 200 lines, the others at most 250', () => {
    const long = PAGES.filter(({ file, text }) => lines(text).length > (file === 'README.md' ? 200 : 250));
    expect(long.map(({ file }) => file)).toEqual([]);
  });

  it('repeat no line of prose', () => {
    const prose = PAGES.flatMap(({ file, text }) =>
      lines(withoutFences(withoutGenerated(text)))
        .filter((line) => line.length > 40 && !line.startsWith('<!--') && !/^\|?[-| ]+$/.test(line))
        .map((line) => ({ file, line })),
    );
    const groups = [...Map.groupBy(prose, ({ line }) => line).values()].filter((same) => same.length > 1);
    expect(prose.length).toBeGreaterThan(300);
    expect(groups.flat()).toEqual([]);
  });

  it('have tables without padding', () => {
    expect(PAGES.filter(({ text }) => / {3,}\|/.test(withoutFences(text))).map(({ file }) => file)).toEqual([]);
  });
});

/** `[text](target)`, without code. */
const linksOf = ({ text }: Page): string[] =>
  [
    ...withoutFences(text)
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ].map(([, target]) => String(target));

const brokenLinks = (linking: Page): string[] =>
  linksOf(linking).flatMap((target) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? linking.file : normalize(join(dirname(linking.file), path));
    if (!existsSync(file)) return [`${linking.file}: ${target} is not there`];
    const text = TEXTS.get(file);
    return anchor !== undefined && text !== undefined && !anchorsOf(text).has(anchor)
      ? [`${linking.file}: ${target} is no heading of ${file}`]
      : [];
  });

describe('the links', () => {
  it('lead to files and headings that exist', () => {
    expect(PAGES.flatMap(linksOf).length).toBeGreaterThan(40);
    expect(PAGES.flatMap(brokenLinks)).toEqual([]);
  });

  it('are reported when broken', () => {
    const wrong = { file: 'gateway/README.md', text: '[a](nowhere.md) [b](#no-heading) [c](#limits) [d](https://example.org)' };
    expect(brokenLinks(wrong)).toEqual([
      'gateway/README.md: nowhere.md is not there',
      'gateway/README.md: #no-heading is no heading of gateway/README.md',
    ]);
  });

  it('reach every page from the first one', () => {
    const reached = new Set<string>();
    const visit = (file: string): void => {
      const text = TEXTS.get(file);
      if (reached.has(file) || text === undefined) return;
      reached.add(file);
      for (const target of linksOf({ file, text })) visit(normalize(join(dirname(file), target.split('#')[0] ?? '')));
    };
    visit('README.md');
    expect([...TEXTS.keys()].filter((file) => !reached.has(file))).toEqual([]);
  });
});

describe('the file names', () => {
  const tops = ['gateway', 'schema', 'scripts', 'subgraphs', 'test', '\\.github', '\\.githooks'].join('|');
  const named = (text: string) =>
    [...text.matchAll(new RegExp(`\`((?:${tops})/[\\w./-]*)\``, 'g'))].map(([, path]) => String(path));

  it('are those of files and folders that exist', () => {
    const missing = PAGES.flatMap(({ file, text }) =>
      named(text)
        .filter((path) => !existsSync(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(named(ALL).length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it('of a subgraph are those that each subgraph has', () => {
    const files = [...section('subgraphs/README.md', 'One shape').matchAll(/^\| `([\w.]+)`/gm)].map(([, name]) => String(name));
    const found = readdirSync('subgraphs/notices', { withFileTypes: true }).filter((entry) => entry.isFile());
    const own = found.map(({ name }) => name).filter((name) => !name.includes('generated') && !name.endsWith('.md'));
    expect(own.sort()).toEqual([...files].sort());
  });
});

describe('what the pages must name', () => {
  it('includes every command except the pre-scripts', () => {
    const scripts = Object.keys(PACKAGE.scripts).filter((name) => !Object.hasOwn(PACKAGE.scripts, name.slice('pre'.length)));
    const commands = scripts.map((name) => (name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`));
    expect(commands.filter((command) => !page('scripts/README.md').includes(`\`${command}`))).toEqual([]);
  });

  it('includes no command that does not exist', () => {
    const named = [...ALL.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => String(name));
    expect(named.filter((name) => !Object.hasOwn(PACKAGE.scripts, name))).toEqual([]);
  });

  it('includes every error, in the generated table', () => {
    for (const code of Object.keys(ERRORS)) expect(section('gateway/README.md', 'Errors')).toContain(`| \`${code}\``);
  });

  it('includes no error that does not exist', () => {
    const codes = [...ALL.matchAll(/\| `([A-Z]+(?:_[A-Z]+)+)`(?:, `([A-Z_]+)`)? (?:\(\d+\) )?\|/g)].flatMap(
      ([, ...names]) => names,
    );
    const known = new Set([...Object.keys(ERRORS), ...variablesNamed()]);
    expect(codes.filter((code) => code !== undefined && !known.has(code))).toEqual([]);
  });

  it('is every policy', () => {
    const page = section('gateway/access/README.md', 'Writing a policy');
    const rows = POLICY_NAMES.map((policy) => `| \`${policy}\` |`);
    expect(
      rows.filter((row) => !page.includes(row)).map((row) => `gateway/access/README.md lacks a row: ${row} permits … |`),
    ).toEqual([]);
  });

  it('includes every sensitive mutation, with its rates', () => {
    for (const mutation of Object.keys(SENSITIVE_MUTATIONS))
      expect(section('gateway/README.md', 'Rates')).toContain(`\`${mutation}\``);
  });

  it('includes every program that the tests need', () => {
    const packages = [...readFileSync('scripts/bootstrap.js', 'utf8').matchAll(/debianPackage: '([\w-]+)'/g)];
    expect(packages.length).toBeGreaterThan(2);
    for (const [, name] of packages) expect(section('README.md', 'Two commands')).toContain(`\`${name}\``);
  });

  it('is the reason for every package', () => {
    const reasons = section('scripts/README.md', 'Dependencies, and why');
    const packages = Object.keys({ ...PACKAGE.dependencies, ...PACKAGE.devDependencies });
    const isNamed = (name: string) =>
      reasons.includes(`\`${name}\``) ||
      reasons.includes(`\`${name.replace('@apollo/', '')}\``) ||
      reasons.includes(`\`${name.split('/')[0]}/*\``);
    expect(packages.filter((name) => !isNamed(name))).toEqual([]);
  });
});

/** Variables of the environment, as the configuration tables name them. */
function variablesNamed(): string[] {
  return [...ALL.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)`/g)].map(([, name]) => String(name));
}

describe('the generated parts', () => {
  it('are filled between their markers, and nothing else changes', () => {
    const text = 'before\n<!-- a:begin -->\nold\n<!-- a:end -->\nafter';
    const filled = fillBlocks(text, new Map([['a', 'new']]));
    expect(filled).toBe('before\n<!-- a:begin -->\n\nnew\n\n<!-- a:end -->\nafter');
    expect(fillBlocks(filled, new Map([['a', 'new']]))).toBe(filled);
    expect(blocksIn(filled)).toEqual(['a']);
  });

  it('must have an end and something that generates them', () => {
    expect(() => fillBlocks('<!-- a:begin --> <!-- b:end -->', new Map([['a', 'new']]))).toThrow(
      'has no <!-- a:end --> after it',
    );
    expect(() => fillBlocks('<!-- b:begin -->\n<!-- b:end -->', new Map())).toThrow('Nothing generates the block "b"');
  });
});

describe('the fences', () => {
  it('name their language', () => {
    // Blocks of bash need Docker or a cluster, and are not run by tests.
    const kinds = new Set(['sh', 'bash', 'json', 'graphql', 'ts', 'mermaid', '']);
    expect(PAGES.flatMap(({ text }) => fencesOf(text)).filter(({ info }) => !kinds.has(info))).toEqual([]);
  });
});
