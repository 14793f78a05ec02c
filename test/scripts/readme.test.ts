import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SENSITIVE_MUTATIONS } from '../../gateway/rates/rate-limits.ts';
import { fillBlocks } from '../../scripts/generate-readme.ts';
import { ERRORS } from '../../schema/contract/errors.ts';
import { POLICY_NAMES } from '../../schema/contract/policies.ts';

const README = readFileSync('README.md', 'utf8');
const PACKAGE = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'scripts' | 'dependencies' | 'devDependencies',
  object
>;

/** The files that say which variables of the environment are read. */
const CONFIGS = [
  'gateway/config.ts',
  'gateway/sign-in/issuer-environment.ts',
  'subgraphs/config.ts',
  'subgraphs/identity-config.ts',
  'scripts/providers/config.ts',
];

const section = (heading: string) => README.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';

describe('the README', () => {
  it('names every error, with the table between its markers', () => {
    for (const code of Object.keys(ERRORS)) expect(section('Errors')).toContain(`| \`${code}\``);
  });

  it('explains every policy', () => {
    for (const policy of POLICY_NAMES) expect(section('Access in one page')).toMatch(new RegExp(`^\\| \`${policy}\` +\\|`, 'm'));
  });

  it('names every command that is not the forerunner of another', () => {
    const scripts = Object.keys(PACKAGE.scripts).filter((name) => !(name.slice('pre'.length) in PACKAGE.scripts));
    const commands = scripts.map((name) => (name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`));
    expect(commands.filter((command) => !README.includes(command))).toEqual([]);
  });

  it('names every variable of the environment', () => {
    const variables = CONFIGS.flatMap((file) => {
      const own = [...readFileSync(file, 'utf8').matchAll(/^ {2,4}([A-Z][A-Z_]+): [\w.]+/gm)].map(([, name]) => String(name));
      // A file that is laid out otherwise must not look as if it read nothing.
      expect({ file, reads: own.length > 0 }).toEqual({ file, reads: true });
      return own;
    });
    expect(variables).toEqual(expect.arrayContaining(['REDIS_URL', 'PARTNERS_JWKS_URL', 'ASSERTION_KEY', 'PEPPER_KEYS']));
    expect(variables.filter((name) => !section('Configuration').includes(`\`${name}\``))).toEqual([]);
  });

  it('holds every sensitive mutation to its rates, with the table between its markers', () => {
    for (const mutation of Object.keys(SENSITIVE_MUTATIONS)) expect(section('Rates')).toContain(`\`${mutation}\``);
  });

  it('names every program that the tests need', () => {
    const packages = [...readFileSync('scripts/bootstrap.js', 'utf8').matchAll(/debianPackage: '([\w-]+)'/g)];
    expect(packages.length).toBeGreaterThan(2);
    for (const [, name] of packages) expect(section('Two commands')).toContain(`\`${name}\``);
  });

  it('gives every package a reason', () => {
    const pins = section('Pins, and why');
    const packages = Object.keys({ ...PACKAGE.dependencies, ...PACKAGE.devDependencies });
    const isNamed = (name: string) =>
      pins.includes(`\`${name}\``) ||
      pins.includes(`\`${name.replace('@apollo/', '')}\``) ||
      pins.includes(`\`${name.split('/')[0]}/*\``);
    expect(packages.filter((name) => !isNamed(name))).toEqual([]);
  });

  it('names only files and folders that are there', () => {
    const tops = ['gateway', 'schema', 'scripts', 'subgraphs', 'test'].join('|');
    const paths = [...README.matchAll(new RegExp(`[\`(]((?:${tops})/[\\w./-]*)[\`)]`, 'g'))].map(([, path]) => String(path));
    expect(paths.length).toBeGreaterThan(50);
    expect([...new Set(paths)].filter((path) => !existsSync(path))).toEqual([]);
  });

  it('lists every subgraph folder as of one shape', () => {
    const shape = section('Map of the house').match(/(?<=`subgraphs\/<name>\/` +\| ).*?(?=:)/)?.[0] ?? '';
    const files = [...shape.matchAll(/`([\w.]+)`/g)].map(([, name]) => String(name));
    const found = readdirSync('subgraphs/notices', { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(found.map(({ name }) => name).filter((name) => !name.includes('generated'))).toEqual([...files].sort());
  });
});

describe('the blocks of the README', () => {
  it('are filled between their markers, and nothing else changes', () => {
    const text = 'before\n<!-- a:begin -->\nold\n<!-- a:end -->\nafter';
    const filled = fillBlocks(text, { a: 'new' });
    expect(filled).toBe('before\n<!-- a:begin -->\n\nnew\n\n<!-- a:end -->\nafter');
    expect(fillBlocks(filled, { a: 'new' })).toBe(filled);
  });

  it('must have their markers', () => {
    expect(() => fillBlocks('<!-- a:end --> <!-- a:begin -->', { a: 'new' })).toThrow(
      'The README has no <!-- a:begin --> with <!-- a:end --> after it',
    );
  });
});
