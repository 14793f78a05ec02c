import { useState } from 'react';
import { askExplanation, type PageExplanation, type RunExplanation } from './api.ts';
import { DottedPath } from './dotted-path.tsx';
import { Placeholders } from './placeholders.tsx';
import { partsOf } from './policy-leaves.ts';
import { useMatrix } from './use-matrix.ts';
import { useQuestion } from './use-question.ts';
import { useRun } from './use-run.ts';

/** For each field of the operation whether it is allowed, by which policy and why; and why each null of the result is one. */
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
      <Nulls fields={role === '' ? (answer?.fields ?? []) : []} />
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
  allowed: 'whosever data it is',
  denied: 'null, and an error that says so',
  hidden: 'as if there were nothing, and no error',
  'per person': 'decided on each object that comes back, by whose data it is',
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
                <Policy text={policy} failing={decidedBy === null ? failing : NONE} />
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

const Decision = ({ is }: { readonly is: Field['decision'] }) => <span className={`badge ${is.replace(' ', '-')}`}>{is}</span>;

const NONE: ReadonlySet<string> = new Set();

/** @param failing the policies that the viewer cannot pass, whosever data it is */
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

type Null = RunExplanation['nulls'][number];

const MEANS: Readonly<Record<Null['why'], string>> = {
  denied: 'the viewer may not see it, and an error says so',
  withheld: 'the viewer may not see it, and the answer looks as if there were nothing',
  unavailable: 'the source did not answer, or failed',
  empty: 'the source has nothing there',
};

/** Why there is nothing where there is nothing, in the last result. */
function Nulls({ fields }: { readonly fields: readonly Field[] }) {
  const { run, isCurrent } = useRun();
  if (!run?.explanation) return null;
  const { nulls } = run.explanation;
  const policyAt = new Map((isCurrent ? fields : []).map(({ path, policy }) => [path.join('.'), policy]));
  const groups = Map.groupBy(nulls, ({ why, code }) => `${why} ${code ?? ''}`);
  return (
    <section aria-labelledby="nulls-heading">
      <h2 id="nulls-heading">Nothing in the result, and why</h2>
      {!isCurrent && (
        <p className="notice">{`Of what ran last, as ${run.viewer}: the operation or the viewer is another now.`}</p>
      )}
      {nulls.length === 0 && <p className="notice">Every field has a value.</p>}
      {[...groups].map(([key, group]) => (
        <NullGroup key={key} nulls={group} policyAt={policyAt} />
      ))}
    </section>
  );
}

type NullGroupProps = { readonly nulls: readonly Null[]; readonly policyAt: ReadonlyMap<string, string> };

function NullGroup({ nulls, policyAt }: NullGroupProps) {
  const [first] = nulls;
  if (!first) return null;
  const { why, code } = first;
  const policyOf = (path: Null['path']) => policyAt.get(path.filter((key) => typeof key === 'string').join('.'));
  return (
    <div className="nulls">
      <p>
        <span className={`badge ${why}`}>{why}</span> {MEANS[why]}
        {code !== null && code !== 'UNAUTHORIZED_FIELD_OR_TYPE' && <code>{` ${code}`}</code>}
      </p>
      <ul>
        {nulls.map(({ path, left }) => (
          <li key={`${path.join('.')} ${left ?? ''}`} data-why={why}>
            <DottedPath of={path.join('.')} />
            {left !== null && <small>{`${left} left this list`}</small>}
            {why !== 'empty' && why !== 'unavailable' && <small>{policyOf(path)}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}
