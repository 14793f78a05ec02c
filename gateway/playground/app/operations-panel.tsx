import { useState } from 'react';
import type { ClientOperations } from './api.ts';
import { changeState, useChosen } from './store.ts';

/** Lists the registered operations of the viewer's client, to run by id. The playground's own client sees those of all. */
export function OperationsPanel() {
  const registered = useChosen((state) => state.registered);
  const client = useChosen((state) => state.viewer?.client ?? null);
  const [wanted, setWanted] = useState('');
  if (registered.length === 0) {
    return (
      <p className="notice">{client ? `${client.id} has registered no operation.` : 'Nothing is known of the viewer yet.'}</p>
    );
  }
  return (
    <>
      <p className="notice">{explain(registered, client?.mode === 'registered')}</p>
      <label>
        Name contains <input type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      </label>
      {registered.map((one) => (
        <OfClient key={one.client} of={one} wanted={wanted.toLowerCase()} />
      ))}
    </>
  );
}

function explain(registered: readonly ClientOperations[], isRegisteredOnly: boolean): string {
  if (!registered.some(({ own }) => own))
    return 'Of other clients: open one to read it, and to ask it in the name of the playground.';
  const only = isRegisteredOnly ? 'This client runs registered operations only. ' : '';
  return `${only}Open one and run it: as long as its text is unchanged, its id is sent, and nothing else of it.`;
}

function OfClient({ of: { client, operations }, wanted }: { readonly of: ClientOperations; readonly wanted: string }) {
  const query = useChosen((state) => state.operation.query.trim());
  const found = operations.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <section aria-labelledby={`of-${client}`}>
      <h2 id={`of-${client}`}>{client}</h2>
      {found.length === 0 && <p className="notice">None of that name.</p>}
      <ul className="operations">
        {found.map(({ id, name, kind, body }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={body.trim() === query ? 'true' : undefined}
              onClick={() => changeState({ toOpen: body })}
            >
              <span className="plan-kind">{kind}</span> {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
