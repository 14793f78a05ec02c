import { describe, expect, it } from '@jest/globals';
import { readVariables } from '../../../gateway/playground/app/read-variables.ts';

describe('variables as people type them', () => {
  it.each<[string, string, unknown]>([
    ['strict JSON', '{"id": "p0201", "first": 5}', { id: 'p0201', first: 5 }],
    ['a trailing comma', '{"id": "p0201",}', { id: 'p0201' }],
    ['trailing commas within', '{"ids": ["a", "b",], "by": {"ssn": null,},}', { ids: ['a', 'b'], by: { ssn: null } }],
    ['a comment on a line', '{\n  // whom\n  "id": "p0201" // Bruno\n}', { id: 'p0201' }],
    ['a comment within a line', '{ /* "first": 5, */ "id": "p0201" }', { id: 'p0201' }],
    [
      'what looks like a comment in a string',
      '{"url": "https://example.org", "text": "/* no */"}',
      { url: 'https://example.org', text: '/* no */' },
    ],
    ['what looks like a trailing comma in a string', '{"text": ",}"}', { text: ',}' }],
    ['an empty text', '', undefined],
    ['spaces', ' \n ', undefined],
    ['only a comment', '// { "id": "p0201" }', undefined],
    ['null', 'null', undefined],
  ])('%s', (_what, text, variables) => {
    expect(readVariables(text)).toEqual(variables);
  });

  it.each(['[1]', '"text"', '5', '{', '{"id"}', '{"id": p0201}', '{"id": 1} {"id": 2}', '{id: 1}', '{"id": 1,,}', '/* open'])(
    '%j is refused',
    (text) => {
      expect(() => readVariables(text)).toThrow('The variables are not a JSON object');
    },
  );
});
