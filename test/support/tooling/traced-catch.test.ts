import { expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import { tracedCatch } from '../../../scripts/tooling/lint/traced-catch.ts';

const linter = new Linter();
const problems = (code: string): number =>
  linter.verify(code, [
    { plugins: { local: { rules: { 'traced-catch': tracedCatch } } }, rules: { 'local/traced-catch': 'error' } },
  ]).length;

it.each([
  'try { run(); } catch {}',
  'try { run(); } catch { answer(); }',
  'try { run(); } catch (error) { answer(); }',
  'run().catch(() => undefined);',
  'run().catch((error) => null);',
])('an error that is dropped is reported: %s', (code) => {
  expect(problems(code)).toBe(1);
});

it.each([
  'try { run(); } catch (error) { log(error); }',
  'try { run(); } catch {\n  // It is tried again.\n}',
  'run().catch((error) => log(error));',
  'run().catch(log);',
  '// It is tried again.\nrun().catch(() => undefined);',
])('an error that is used, or whose loss is explained, is not: %s', (code) => {
  expect(problems(code)).toBe(0);
});
