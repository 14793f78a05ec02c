import { useState } from 'react';
import { askExplanation, type PageExplanation } from './api.ts';
import { Placeholders } from './placeholders.tsx';
import { partsOf } from './policy-leaves.ts';
import { ResultNulls } from './result-nulls.tsx';
import { useMatrix } from './use-matrix.ts';
import { useQuestion } from './use-question.ts';

/** Shows the decision, the policy and the reason for each field of the operation, and the reason for each null of the result. */
export function AccessPanel() {
  const [role, setRole] = useState('');
  const { answer, problem, pending } = useQuestion(askExplanation, role === '' ? undefined : role);
  const { matrix } = useMatrix();
  const means = matrix?.roles.find(({ name }) => name === role)?.means;
  return (
    <div aria-busy={pending}>
      <label className="for-whom">
        Explain for{' '}
        <select value={role} onChange={(event) => setRole(event.target.value)}>
          <option value="">the current viewer</option>
          {matrix?.roles.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {means !== undefined && <p className="notice">{`${means[0]?.toUpperCase()}${means.slice(1)}.`}</p>}
      {problem !== null && <p className="notice">{problem}</p>}
      <ResultNulls fields={role === '' ? (answer?.fields ?? []) : []} />
      {answer && (
        <>
          <Placeholders of={answer.placeholders} />
          <Fields explanation={answer} />
          <Policies policies={answer.policies} />
        </>
      )}
    </div>
  );
}

type Field = PageExplanation['fields'][number];

const DECISIONS: Readonly<Record<Field['decision'], string>> = {
  allow: 'whosever data it is',
  deny: 'null, and an error that says so',
  hide: 'as if there were nothing, and no error',
  depends: 'decided on each object that comes back, by whose data it is',
};

function Fields({ explanation: { fields, policies } }: { readonly explanation: PageExplanation }) {
  const failing = new Set(policies.filter(({ viewer }) => viewer === 'fails').map(({ name }) => name));
  const counts = Map.groupBy(fields, ({ decision }) => decision);
  return (
    <section aria-labelledby="fields-heading">
      <h2 id="fields-heading">Fields of the operation</h2>
      <dl className="counts">
        {(Object.keys(DECISIONS) as Field['decision'][]).flatMap((decision) =>
          counts.has(decision)
            ? [
                <div key={decision}>
                  <dt>
                    {counts.get(decision)?.length} <Decision is={decision} />
                  </dt>
                  <dd>{DECISIONS[decision]}</dd>
                </div>,
              ]
            : [],
        )}
      </dl>
      <table className="fields">
        <thead>
          <tr>
            <th scope="col">Field, and its policy</th>
            <th scope="col">Decision</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ path, coordinate, decision, policy, decidedBy }) => (
            <tr key={`${path.join('.')} ${coordinate}`} data-coordinate={coordinate}>
              <th scope="row" style={{ paddingInlineStart: `${(path.length - 1) * 0.8}rem` }}>
                <span title={coordinate}>{path.at(-1)}</span>
                <Policy text={policy} failing={isRefused(decision) && decidedBy === null ? failing : NONE} />
                {decidedBy !== null && <small>{`decided by ${decidedBy}`}</small>}
              </th>
              <td>
                <Decision is={decision} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Decision = ({ is }: { readonly is: Field['decision'] }) => <span className={`badge ${is}`}>{is}</span>;

const isRefused = (decision: Field['decision']) => decision === 'deny' || decision === 'hide';

const NONE: ReadonlySet<string> = new Set();

/** @param failing the policies to mark, because the viewer fails them for every subject */
function Policy({ text, failing }: { readonly text: string; readonly failing: ReadonlySet<string> }) {
  const parts = text === '' ? ['no policy'] : partsOf(text);
  return (
    <code className="policy">
      {parts.map((part, index) =>
        failing.has(part) ? (
          <span key={index} className="fails">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </code>
  );
}

const SAYS = { passes: 'holds for the viewer', fails: 'fails for the viewer', depends: 'depends on whose data it is' } as const;

function Policies({ policies }: Pick<PageExplanation, 'policies'>) {
  if (policies.length === 0) return null;
  return (
    <section aria-labelledby="policies-heading">
      <h2 id="policies-heading">What the policies permit</h2>
      <dl className="policies">
        {policies.map(({ name, permits, viewer }) => (
          <div key={name}>
            <dt>
              <code className={viewer === 'fails' ? 'fails' : undefined}>{name}</code>
            </dt>
            <dd>
              {permits}
              <small>{SAYS[viewer]}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
