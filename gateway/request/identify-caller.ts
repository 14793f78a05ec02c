import { chooseLocale } from '../../schema/contract/locales.ts';
import type { Identified, Read, Services } from './context.ts';
import { authorizationOf } from './identify-viewer.ts';
import { headerOf } from '../http/request-headers.ts';

/**
 * Identifies the viewer, the client and the language, and whether the caller may see the schema and explanations.
 *
 * @throws UNAUTHENTICATED, CLIENT_NOT_REGISTERED, SERVICE_UNAVAILABLE
 */
export async function identifyCaller(read: Read, services: Services): Promise<Identified> {
  const { request, trail } = read;
  const caller = await services.identifyViewer(authorizationOf(request), services.clock(), read.requestId);
  trail.caller = caller;
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
