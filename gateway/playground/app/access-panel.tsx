import { useState } from 'react';
import { askExplanation, type Explanation, type RunExplanation } from './api.ts';
import { useChosen } from './store.ts';
import { useMatrix } from './use-matrix.ts';
import { useQuestion } from './use-question.ts';

/** For each field of the operation whether it is allowed, by which policy and why; and why each null of the result is one. */
export function AccessPanel() {
  const [role, setRole] = useState('');
  const { answer, problem } = useQuestion(askExplanation, role === '' ? undefined : role);
  const { matrix } = useMatrix();
  return (
    <>
      <label className="for-whom">
        Explain for{' '}
        <select value={role} onChange={(event) => setRole(event.target.value)}>
          <option value="">the current viewer</option>
          {matrix?.roles.map(({ name, means }) => (
            <option key={name} value={name} title={means}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {problem !== null && <p className="notice">{problem}</p>}
      <Nulls />
      {answer && <Fields explanation={answer} />}
    </>
  );
}

function Fields({ explanation: { fields } }: { readonly explanation: Explanation }) {
  return (
    <section aria-labelledby="fields-heading">
      <h2 id="fields-heading">Fields of the operation</h2>
      <table className="fields">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Decision</th>
            <th scope="col">Policy</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ path, coordinate, decision, policy, decidedBy }) => (
            <tr key={`${path.join('.')} ${coordinate}`} data-coordinate={coordinate}>
              <th scope="row" title={coordinate} style={{ paddingInlineStart: `${path.length * 0.7}rem` }}>
                {path.at(-1)}
              </th>
              <td>
                <span className={`decision ${decision.replace(' ', '-')}`}>{decision}</span>
              </td>
              <td>
                <code>{policy === '' ? 'no policy' : policy}</code>
                {decidedBy !== null && <small>decided by {decidedBy}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const MEANS: Readonly<Record<RunExplanation['nulls'][number]['why'], string>> = {
  denied: 'the viewer may not see it, and an error says so',
  withheld: 'the viewer may not see it, and the answer looks as if there were nothing',
  unavailable: 'the source did not answer, or failed',
  empty: 'the source has nothing there',
};

/** Why there is nothing where there is nothing, in the last result. */
function Nulls() {
  const run = useChosen((state) => state.run);
  if (!run?.explanation) return null;
  const { nulls } = run.explanation;
  return (
    <section aria-labelledby="nulls-heading">
      <h2 id="nulls-heading">Nothing in the result, and why</h2>
      {nulls.length === 0 && <p className="notice">Every field has a value.</p>}
      <ul className="nulls">
        {nulls.map(({ path, why, code, left }) => (
          <li key={`${path.join('.')} ${left ?? ''}`}>
            <code>{path.join('.')}</code> <span className={`why ${why}`}>{left === null ? why : `${left} ${why}`}</span>{' '}
            <small>
              {MEANS[why]}
              {code !== null && ` (${code})`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
