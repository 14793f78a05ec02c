import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { beginPhases } from '../../gateway/telemetry/phase-times.ts';
import { createClientIdentifier, OPEN_CLIENT } from '../../gateway/clients/identify-client.ts';

/** What the context of a request holds and running an operation does not use. */
export const UNRELATED = {
  request: new IncomingMessage(new Socket()),
  trail: { requestId: 'request', fetches: 0, times: beginPhases() },
  requestId: 'request',
  address: '127.0.0.1',
  startedAt: 0,
  mediaType: null,
  client: createClientIdentifier([OPEN_CLIENT], 'production')(null),
  locale: 'en',
  introspection: true,
  explain: false,
} as const;
