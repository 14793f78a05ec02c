import { describe, expect, it } from '@jest/globals';
import { stepsTaken } from '../../../schema/contract/counted-work.ts';
import { readTraceparent, writeTraceparent } from '../../../schema/contract/tracing/trace-context.ts';
import { tracesOf, TRACE_SHAPE, SAMPLING_SHAPE, samplingOf } from '../../../schema/contract/tracing/trace-variables.ts';
import { readVariables } from '../../../schema/contract/configuration.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

describe('the header traceparent', () => {
  it.each([
    [`00-${TRACE}-${SPAN}-01`, true],
    [`00-${TRACE}-${SPAN}-00`, false],
    [`00-${TRACE}-${SPAN}-ff`, true],
    [`cc-${TRACE}-${SPAN}-01-what-comes-later`, true],
  ])('%s is read', (header, sampled) => expect(readTraceparent(header)).toEqual({ traceId: TRACE, spanId: SPAN, sampled }));

  it.each([
    undefined,
    '',
    ['00', TRACE, SPAN, '01'],
    `00-${TRACE}-${SPAN}-0`,
    `00-${TRACE}-${SPAN}-01-more`,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `cc-${TRACE}-${SPAN}-01more`,
    `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`,
    ` 00-${TRACE}-${SPAN}-01`,
    'Hilda 900-12-0011'.repeat(10),
  ])('%s is not', (header) => expect(readTraceparent(header)).toBeNull());

  it('costs the same however long it is', () => {
    const costOf = (header: string) => {
      const before = stepsTaken();
      readTraceparent(header);
      return stepsTaken() - before;
    };
    expect(costOf(`00-${'a'.repeat(8_000)}`)).toBe(costOf(`00-${TRACE}-${SPAN}-01`));
  });

  it('is written as it is read', () => {
    const header = `00-${TRACE}-${SPAN}-01`;
    expect(writeTraceparent(readTraceparent(header)!)).toBe(header);
  });
});

describe('the variables of traces', () => {
  const read = (environment: NodeJS.ProcessEnv) => {
    const values = readVariables({ ...TRACE_SHAPE, ...SAMPLING_SHAPE }, environment);
    return { traces: tracesOf(values, 'gateway'), sampling: samplingOf(values) };
  };

  it('name no collector by default, trust no client, and trace one request in a hundred', () =>
    expect(read({})).toEqual({ traces: null, sampling: { trustsClients: false, ratio: 0.01 } }));

  it('are those of OpenTelemetry', () =>
    expect(
      read({
        OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example.org/otlp/',
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20a%3Db, x-scope=all',
        OTEL_EXPORTER_OTLP_TIMEOUT: '500',
        OTEL_SERVICE_NAME: 'graph.east',
        OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
        OTEL_TRACES_SAMPLER_ARG: '.5',
      }),
    ).toEqual({
      traces: {
        url: 'https://collector.example.org/otlp/v1/traces',
        headers: { authorization: 'Bearer a=b', 'x-scope': 'all' },
        timeoutMs: 500,
        ca: null,
        service: 'graph.east',
      },
      sampling: { trustsClients: true, ratio: 0.5 },
    }));

  it.each([
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'ftp://collector' },
    { OTEL_EXPORTER_OTLP_HEADERS: 'no pair' },
    { OTEL_SERVICE_NAME: 'Hilda Muster' },
    { OTEL_TRACES_SAMPLER: 'always_on' },
    { OTEL_TRACES_SAMPLER_ARG: '2' },
  ])('%j is refused', (environment) => expect(() => read(environment)).toThrow('is not valid'));
});
