import { useState } from 'react';
import { askRegistration, type Registration } from './api.ts';
import { linkTo } from './deep-link.ts';
import { useChosen } from './store.ts';
import { useQuestion } from './use-question.ts';

/** How the operation would be registered, an entry for a manifest, and a link to it. */
export function RegisterPanel() {
  const { answer, problem } = useQuestion(askRegistration);
  return (
    <>
      {problem !== null && <p className="notice">{problem}</p>}
      {answer && <Described registration={answer} />}
      <LinkToOperation />
    </>
  );
}

function Described({ registration }: { readonly registration: Registration }) {
  const { entry, measure, withinLimits, mayRun, mayNotRun } = registration;
  return (
    <>
      <section aria-labelledby="register-heading">
        <h2 id="register-heading">{`${entry.type} ${entry.name}`}</h2>
        <dl className="facts">
          <dt>Id</dt>
          <dd>
            <code>{entry.id}</code>
          </dd>
          <dt>Cost</dt>
          <dd>{`${measure.cost.measured}${measure.cost.limit === null ? '' : ` of ${measure.cost.limit}`}`}</dd>
          {!withinLimits && <dd>Over a limit: the gateway would refuse it</dd>}
        </dl>
        <button type="button" onClick={() => saveManifest(registration)}>
          Export a manifest entry
        </button>
      </section>
      <Roles heading="May run it" roles={mayRun} />
      <Roles heading="Some of it is denied to" roles={mayNotRun} />
    </>
  );
}

function Roles({ heading, roles }: { readonly heading: string; readonly roles: Registration['mayRun'] }) {
  if (roles.length === 0) return null;
  return (
    <section>
      <h3>{heading}</h3>
      <ul className="roles">
        {roles.map(({ roles: names, denied }) => (
          <li key={names.join()}>
            {names.join(' / ')} {denied.length > 0 && <small>{denied.join(', ')}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A manifest in Apollo's format, with the one operation. */
function saveManifest({ entry }: Registration): void {
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: [entry] };
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(manifest, null, 2)}\n`], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: `${entry.name}.manifest.json` });
  link.click();
  URL.revokeObjectURL(address);
}

function LinkToOperation() {
  const query = useChosen((state) => state.operation.query);
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    const link = linkTo(query, location.href);
    await navigator.clipboard.writeText(link).catch(() => undefined);
    history.replaceState(null, '', link);
    setCopied(link);
  };
  return (
    <section aria-labelledby="link-heading">
      <h2 id="link-heading">Link to this operation</h2>
      <p className="notice">It holds the operation alone: no variables, no token, and no text that stands in the operation.</p>
      <button type="button" onClick={() => void copy()}>
        Copy the link
      </button>
      {copied !== null && (
        <p role="status" className="notice">
          Copied, and in the address bar.
        </p>
      )}
    </section>
  );
}
