import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { FOUR_TABS_QUERY } from '../../../scripts/bench/four-tabs-query.ts';
import { peerSchemas } from '../../../scripts/bench/peer-schemas.ts';
import { compose } from '../../../scripts/compose.ts';

describe('the schemas that peers get in the bench', () => {
  const schemas = peerSchemas();

  it('are those of all subgraphs, compose, and take the query', () => {
    const sources = [...schemas].map(([name, sdl]) => ({ name, url: `http://${name}.invalid`, file: `${name}.graphql`, sdl }));
    const { apiSdl } = compose(sources);
    expect(sources).toHaveLength(5);
    expect(validate(buildSchema(apiSdl), parse(FOUR_TABS_QUERY))).toEqual([]);
  });

  it('hold nothing that only our gateway understands', () => {
    for (const sdl of schemas.values()) expect(sdl).not.toMatch(/@(?!link|key|shareable)\w+[ (]/);
  });
});
