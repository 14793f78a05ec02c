import { z } from 'zod';
import { GATEWAY_EVENTS } from '../../gateway/telemetry/log-events.ts';
import type { LogEvents } from '../../schema/contract/log-events.ts';
import { SUBGRAPH_EVENTS } from '../../subgraphs/shared/log-events.ts';

/** Each event of gateway and subgraphs with what it means; below it each field of its line. */
export const events = (): string => [...list('gateway', GATEWAY_EVENTS), ...list('subgraph', SUBGRAPH_EVENTS)].join('\n');

const list = (program: string, all: LogEvents): string[] =>
  Object.entries(all).flatMap(([name, { level, means, fields }]) => [
    `- \`${name}\` (${program}, ${level}): ${means}`,
    ...Object.entries(fields).map(([field, schema]) => `  - \`${field}\`: ${describe(schema)}`),
  ]);

function describe(schema: z.ZodType): string {
  const { description } = schema.meta() ?? {};
  if (description !== undefined) return description;
  if (schema instanceof z.ZodOptional) return `${describe(schema.unwrap() as z.ZodType)}; left out where there is none`;
  if (schema instanceof z.ZodNullable) return `${describe(schema.unwrap() as z.ZodType)}; null where there is none`;
  throw new Error('A field of a log event has no description');
}
