import { useState } from 'react';
import { askExplanation, askGraph, askOperations, askToken } from './api.ts';
import { type ComparedRow, compareSides, type Side, sideOfAnswer, sideOfExplanation } from './compare-answers.ts';
import { DottedPath } from './dotted-path.tsx';
import { readVariables } from './read-variables.ts';
import { byIdIfRegistered } from './registered-question.ts';
import { messageOf } from './session.ts';
import { ANONYMOUS, currentState, type Operation, useChosen } from './store.ts';
import { useMatrix } from './use-matrix.ts';
import { lineOf } from './viewer-bar.tsx';

type Choice = { readonly name: string; readonly label: string };

/** The results of one operation for two viewers. */
type Comparison = { readonly rows: readonly ComparedRow[]; readonly left: string; readonly right: string; readonly of: string };

/**
 * Compares the operation of the editor for two viewers: their answers where demo sign-ins exist, otherwise the decisions for
 * two roles.
 */
export function ComparePage() {
  const { choices, refusal } = useChoices();
  const viewer = useChosen((state) => state.session.name);
  const operation = useChosen((state) => state.operation);
  const [[left, right], setPair] = useState<readonly [string, string]>(['', '']);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const mine = choices.find(({ name }) => name === (left || viewer)) ?? choices[0];
  const others = choices.filter((choice) => choice !== mine);
  const isOfTheHousehold = ({ name }: Choice) => name.slice(0, 3) === mine?.name.slice(0, 3);
  const theirs = choices.find(({ name }) => name === right) ?? others.find(isOfTheHousehold) ?? others[0];
  const compare = async (one: string, other: string) => {
    setAsking(true);
    try {
      const [first, second] = await Promise.all([sideOf(one), sideOf(other)]);
      setComparison({ rows: compareSides(first, second), left: one, right: other, of: nameOf(operation) });
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
    setAsking(false);
  };
  const isEmpty = operation.query.trim() === '';
  return (
    <section className="compare" aria-labelledby="compare-heading" aria-busy={asking}>
      <h2 id="compare-heading">Compare two viewers</h2>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          if (mine && theirs) void compare(mine.name, theirs.name);
        }}
      >
        <Choose label="Left" value={mine?.name ?? ''} choices={choices} change={(name) => setPair([name, right])} />
        <Choose label="Right" value={theirs?.name ?? ''} choices={choices} change={(name) => setPair([left, name])} />
        <button type="submit" disabled={isEmpty || asking || !theirs}>
          {asking ? 'Asking as both …' : `Compare ${nameOf(operation)}`}
        </button>
      </form>
      {problem !== null && <p role="alert">{problem}</p>}
      {refusal !== null && <p className="notice">{refusal}</p>}
      {!comparison && <p className="notice">{isEmpty ? 'There is no operation in the editor.' : <Introduction />}</p>}
      {comparison && <Compared of={comparison} />}
    </section>
  );
}

function Introduction() {
  const hasDemo = useChosen((state) => state.config?.demo === true);
  return hasDemo
    ? 'Asks the operation of the editor as both, and marks where the answers differ. A mutation is not run: what is decided on each of its fields is compared.'
    : 'Compares what is decided on each field of the editor’s operation, for two roles. Nobody’s data are read.';
}

const nameOf = ({ query, operationName }: Operation): string =>
  operationName ?? /^[ \t]*(?:query|mutation)\s+(\w+)/m.exec(query)?.[1] ?? 'the operation';

/** The demo sign-ins. If there are none: the roles of the matrix, or why the gateway does not return them. */
function useChoices(): { readonly choices: readonly Choice[]; readonly refusal: string | null } {
  const signIns = useChosen((state) => state.signIns);
  const { matrix, problem } = useMatrix();
  if (signIns.length > 0) {
    const demo = signIns.map((signIn) => ({ name: signIn.name, label: lineOf(signIn) }));
    return { choices: [...demo, { name: ANONYMOUS.name, label: 'Nobody' }], refusal: null };
  }
  const roles = (matrix?.roles ?? []).map(({ name, means }) => ({ name, label: `${name}: ${means}` }));
  return { choices: roles, refusal: problem };
}

async function sideOf(name: string): Promise<Side> {
  const { config, session, operation } = currentState();
  const { query, operationName } = operation;
  const question = { query, operationName, variables: readVariables(operation.variables) };
  if (!config?.demo) return sideOfExplanation(await askExplanation(session.token, { ...question, as: name }));
  const token = name === ANONYMOUS.name ? null : await askToken(name);
  const [explanation, registered] = await Promise.all([askExplanation(token, question), askOperations(token)]);
  // A mutation must not run twice.
  if (explanation.operation.kind === 'mutation') return sideOfExplanation(explanation);
  return sideOfAnswer(await askGraph(token, byIdIfRegistered(question, registered)));
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

function Compared({ of: { rows, left, right, of } }: { readonly of: Comparison }) {
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const different = rows.filter(({ differs }) => differs);
  return (
    <>
      <div className="filters">
        <p role="status">{`${of}: ${different.length} of ${rows.length} places differ`}</p>
        <label>
          <input type="checkbox" checked={onlyDifferent} onChange={(event) => setOnlyDifferent(event.target.checked)} /> Only what
          differs
        </label>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Comparison">
        <table>
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">{left}</th>
              <th scope="col" className="sign">
                <span className="spoken">Differs</span>
              </th>
              <th scope="col">{right}</th>
            </tr>
          </thead>
          <tbody>
            {(onlyDifferent ? different : rows).map((row) => (
              <tr key={row.path} className={row.differs ? 'differs' : undefined}>
                <th scope="row">
                  <DottedPath of={row.path} />
                </th>
                <Value of={row.left} />
                <td className="sign">{row.differs ? '≠' : ''}</td>
                <Value of={row.right} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const Value = ({ of }: { readonly of: string | undefined }) =>
  of === undefined ? <td className="nothing">not there</td> : <td>{of}</td>;
