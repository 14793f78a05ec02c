import { readClients } from '../../../gateway/clients/read-clients.ts';
import { openStores } from '../../../gateway/operations/storage/open-stores.ts';
import { openDevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { demoSignInsBy } from '../../../scripts/tooling/demo-sign-ins.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

export const STAFF = { issuer: 'https://staff.example.org', clientId: 'myservices-playground', scope: 'openid graph' };
export const QUERY =
  'query Family { households { members { person { name { full } planType { planYear } contact { email } } } } }';

export type Json = Record<string, unknown>;
export type Answer = { status: number; body: Json; headers: Headers };

/** A graph with the playground of a developer's machine, and one with that of production; both with registered operations. */
export type Playgrounds = { readonly development: Graph; readonly production: Graph; readonly stop: () => Promise<void> };

export async function startPlaygrounds(): Promise<Playgrounds> {
  const folder = temporaryFolder();
  const demo = demoSignInsBy(await openDevIssuer(folder.path));
  const clients = readClients('schema/clients.yaml');
  const operations = await openStores(clients, '.', null);
  const development = await startGraph({
    clients,
    operations,
    environment: 'development',
    playground: { development: true, demo, staff: null },
  });
  const production = await startGraph({
    operations,
    playground: { development: false, demo: null, staff: STAFF },
    introspection: false,
  });
  return {
    development,
    production,
    async stop() {
      await Promise.all([development.stop(), production.stop()]);
      folder.remove();
    },
  };
}

/** @param body undefined: asks by GET */
export async function ask(graph: Graph, name: string, signIn: string, body?: unknown): Promise<Answer> {
  const authorization = signIn === 'anonymous' ? {} : { authorization: `Bearer ${await graph.token(signIn)}` };
  const response = await fetch(graph.url.replace(/graphql$/, `playground/api/${name}`), {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Json, headers: response.headers };
}

const codeOf = ({ body }: Answer) => (body['errors'] as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;

/** @returns the code of a refusal, or the status */
export const outcome = (answer: Answer) => codeOf(answer) ?? answer.status;
