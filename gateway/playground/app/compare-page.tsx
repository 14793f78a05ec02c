import { useState } from 'react';
import { askExplanation, askGraph, askToken } from './api.ts';
import { type ComparedRow, compareSides, type Side, sideOfAnswer, sideOfExplanation } from './compare-answers.ts';
import { messageOf } from './session.ts';
import { ANONYMOUS, currentState, useChosen } from './store.ts';
import { useMatrix } from './use-matrix.ts';
import { readVariables } from './use-question.ts';

type Choice = { readonly name: string; readonly label: string };

/**
 * The operation of the editor for two viewers, side by side: what each is answered where there are demo sign-ins, and what is
 * decided for each role elsewhere.
 */
export function ComparePage() {
  const choices = useChoices();
  const [[left, right], setPair] = useState<readonly [string, string]>(['', '']);
  const [rows, setRows] = useState<readonly ComparedRow[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const one = left === '' ? (choices[0]?.name ?? '') : left;
  const other = right === '' ? (choices[1]?.name ?? '') : right;
  const compare = async () => {
    try {
      const [mine, theirs] = await Promise.all([sideOf(one), sideOf(other)]);
      setRows(compareSides(mine, theirs));
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return (
    <section className="compare" aria-labelledby="compare-heading">
      <h2 id="compare-heading">Compare two viewers</h2>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void compare();
        }}
      >
        <Choose label="Left" value={one} choices={choices} change={(name) => setPair([name, right])} />
        <Choose label="Right" value={other} choices={choices} change={(name) => setPair([left, name])} />
        <button type="submit">Compare the operation of the editor</button>
      </form>
      {problem !== null && <p role="alert">{problem}</p>}
      {rows && <Compared rows={rows} left={one} right={other} />}
    </section>
  );
}

function useChoices(): readonly Choice[] {
  const signIns = useChosen((state) => state.signIns);
  const { matrix } = useMatrix();
  if (signIns.length === 0) return (matrix?.roles ?? []).map(({ name, means }) => ({ name, label: `${name}: ${means}` }));
  const demo = signIns.map(({ name, describes, provider }) => ({ name, label: `${name} · ${describes} · ${provider}` }));
  return [...demo, { name: ANONYMOUS.name, label: 'Nobody' }];
}

async function sideOf(name: string): Promise<Side> {
  const { config, session, operation } = currentState();
  const { query, operationName } = operation;
  const question = { query, operationName, variables: readVariables(operation.variables) };
  if (!config?.demo) return sideOfExplanation(await askExplanation(session.token, { ...question, as: name }));
  const token = name === ANONYMOUS.name ? null : await askToken(name);
  return sideOfAnswer(await askGraph(token, question));
}

type ChooseProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly change: (name: string) => void;
};

const Choose = ({ label, value, choices, change }: ChooseProps) => (
  <label>
    {label}{' '}
    <select value={value} onChange={(event) => change(event.target.value)}>
      {choices.map((choice) => (
        <option key={choice.name} value={choice.name}>
          {choice.label}
        </option>
      ))}
    </select>
  </label>
);

type ComparedProps = { readonly rows: readonly ComparedRow[]; readonly left: string; readonly right: string };

function Compared({ rows, left, right }: ComparedProps) {
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const different = rows.filter(({ differs }) => differs);
  return (
    <>
      <p role="status">{`${different.length} of ${rows.length} places differ`}</p>
      <label>
        <input type="checkbox" checked={onlyDifferent} onChange={(event) => setOnlyDifferent(event.target.checked)} /> Only what
        differs
      </label>
      <div className="scroll" tabIndex={0} role="region" aria-label="Comparison">
        <table>
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">{left}</th>
              <th scope="col">
                <span className="spoken">Differs</span>
              </th>
              <th scope="col">{right}</th>
            </tr>
          </thead>
          <tbody>
            {(onlyDifferent ? different : rows).map((row) => (
              <tr key={row.path} className={row.differs ? 'differs' : undefined}>
                <th scope="row">{row.path}</th>
                <td>{row.left ?? 'not there'}</td>
                <td>{row.differs ? '≠' : ''}</td>
                <td>{row.right ?? 'not there'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
