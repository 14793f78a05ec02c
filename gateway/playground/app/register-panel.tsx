import { useState } from 'react';
import { askRegistration, type Registration } from './api.ts';
import { linkTo } from './deep-link.ts';
import { DottedPath } from './dotted-path.tsx';
import { useChosen } from './store.ts';
import { useQuestion } from './use-question.ts';

/** Shows how the operation would be registered, its manifest entry, and a link to it. */
export function RegisterPanel() {
  const { answer, problem, pending } = useQuestion(askRegistration);
  return (
    <div aria-busy={pending}>
      {problem !== null && <p className="notice">{problem}</p>}
      {answer && <Described registration={answer} />}
      <LinkToOperation />
    </div>
  );
}

function Described({ registration }: { readonly registration: Registration }) {
  const { entry, measure, costLimit, findings, mayRun, mayNotRun } = registration;
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
          <dd>
            {costLimit === null ? measure.cost : `${measure.cost} of ${costLimit}`}
            <small>with the values of variables by which it is highest</small>
          </dd>
        </dl>
        <Findings findings={findings} />
        <button type="button" onClick={() => saveManifest(registration)}>
          Export for a manifest
        </button>
        <p className="notice">
          Put the file where <code>schema/clients.yaml</code> says for your client, or add its entry to the manifest there; then{' '}
          <code className="command">npm run operations -- check</code>.
        </p>
      </section>
      <Roles id="may" heading="May run it whole" roles={mayRun} />
      <Roles id="may-not" heading="Are denied some of it" roles={mayNotRun} />
    </>
  );
}

function Findings({ findings }: Pick<Registration, 'findings'>) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings">
      {findings.map(({ severity, means, about, says, at }) => (
        <li key={`${means} ${about} ${says}`}>
          <span className={`badge ${severity}`}>{severity}</span> {[means, about, says].filter((part) => part !== '').join(': ')}
          {at.length > 0 && <small>{at.join(', ')}</small>}
        </li>
      ))}
    </ul>
  );
}

type RolesProps = { readonly id: string; readonly heading: string; readonly roles: Registration['mayRun'] };

function Roles({ id, heading, roles }: RolesProps) {
  if (roles.length === 0) return null;
  return (
    <section aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>{heading}</h3>
      <ul className="roles">
        {roles.map(({ roles: names, deny }) => (
          <li key={names.join()}>
            {names.map((name) => (
              <span key={name} className="role">
                {name}
              </span>
            ))}
            {deny.map((path) => (
              <small key={path}>
                not <DottedPath of={path} />
              </small>
            ))}
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
  const [copied, setCopied] = useState<{ readonly query: string; readonly says: string } | null>(null);
  const copy = async () => {
    const link = linkTo(query, location.href);
    history.replaceState(null, '', link);
    const says = await navigator.clipboard.writeText(link).then(
      () => 'Copied, and in the address bar.',
      () => 'The browser does not let it be copied: it is in the address bar.',
    );
    setCopied({ query, says });
  };
  return (
    <section aria-labelledby="link-heading">
      <h2 id="link-heading">Link to this operation</h2>
      <p className="notice">It holds the operation alone: no variables, no token, and nothing that stands in a string.</p>
      <button type="button" disabled={query.trim() === ''} onClick={() => void copy()}>
        Copy the link
      </button>
      <p role="status" className="notice">
        {copied?.query === query && copied.says}
      </p>
    </section>
  );
}
