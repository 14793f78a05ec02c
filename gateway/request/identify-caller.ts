import { chooseLocale } from '../../schema/contract/locales.ts';
import type { Caller } from '../clients/caller.ts';
import type { Identified, Read, Services } from './context.ts';
import { authorizationOf } from './identify-viewer.ts';
import { headerOf } from '../http/request-headers.ts';

/**
 * Identifies the viewer, the client and the language, and whether the caller may see the schema and explanations.
 *
 * @returns a promise only if something must be asked or verified for it
 * @throws UNAUTHENTICATED, CLIENT_NOT_REGISTERED, SERVICE_UNAVAILABLE
 */
export function identifyCaller(read: Read, services: Services): Identified | Promise<Identified> {
  const caller = services.identifyViewer(authorizationOf(read.request), services.clock(), read.requestId);
  return caller instanceof Promise
    ? caller.then((found) => identifiedBy(found, read, services))
    : identifiedBy(caller, read, services);
}

function identifiedBy(caller: Caller, read: Read, services: Services): Identified {
  const { request, trail } = read;
  trail.caller = caller;
  services.signIns.seen(caller, read.requestId);
  const locale = chooseLocale(headerOf(request, 'accept-language'), caller.viewer.standing.language);
  trail.locale = locale;
  const mayExplain = services.mayExplain(caller);
  return {
    ...read,
    ...caller,
    locale,
    introspection: services.introspection || mayExplain,
    explain: mayExplain && headerOf(request, 'x-explain') === '1',
  };
}
