import { askExplanation, type Explanation } from './api.ts';
import { type Operation, type Run, useChosen } from './store.ts';
import { useQuestion } from './use-question.ts';

type Plan = NonNullable<Explanation['plan']>;
type Fetch = Extract<Plan, { kind: 'fetch' }>;

/** The plan of the operation as a picture, what left it, and its cost against the limit. */
export function PlanPanel() {
  const { answer, problem } = useQuestion(askExplanation);
  const run = useChosen((state) => state.run);
  const operation = useChosen((state) => state.operation);
  const timed = run && isOf(run, operation) ? run.explanation : null;
  if (!answer) return problem === null ? null : <p className="notice">{problem}</p>;
  const plan = timed?.plan ?? answer.plan;
  return (
    <>
      <section aria-labelledby="plan-heading">
        <h2 id="plan-heading">Plan</h2>
        <p className="notice">
          {timed
            ? `The last run took ${timed.totalMs} ms from the first fetch to the answer.`
            : 'Run it to see the time of each fetch.'}
        </p>
        <div className="plan">{plan ? <PlanNode plan={plan} /> : <p>Nothing is fetched.</p>}</div>
      </section>
      <Pruned paths={answer.pruned} />
      <Measures explanation={answer} />
    </>
  );
}

const isOf = ({ operation: ran }: Run, operation: Operation) =>
  ran.query === operation.query && ran.variables === operation.variables && ran.operationName === operation.operationName;

function PlanNode({ plan }: { readonly plan: Plan }) {
  if (plan.kind === 'fetch') return <FetchBox fetch={plan} />;
  return (
    <div className={`plan-${plan.kind}`}>
      <span className="plan-kind">{plan.kind === 'sequence' ? 'one after the other' : 'at the same time'}</span>
      <ol>
        {plan.nodes.map((node, index) => (
          <li key={index}>
            <PlanNode plan={node} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function FetchBox({ fetch: { subgraph, at, entities, query, variables, took } }: { readonly fetch: Fetch }) {
  return (
    <div className="fetch" data-subgraph={subgraph}>
      <strong>{subgraph}</strong>
      {at.length > 0 && <small>{`${entities.join(', ')} at ${at.join('.')}`}</small>}
      {took && (
        <span className="took">
          {`${took.ms} ms${took.bytes === null ? ', no answer' : `, ${took.bytes} bytes`}, after ${took.afterMs} ms`}
          {took.together > 1 && `, as one request with ${took.together - 1} other`}
        </span>
      )}
      <details>
        <summary>Query</summary>
        <pre tabIndex={0}>{query}</pre>
        {variables.length > 0 && <small>{`variables: ${variables.join(', ')}`}</small>}
      </details>
    </div>
  );
}

function Pruned({ paths }: { readonly paths: readonly string[] }) {
  if (paths.length === 0) return null;
  return (
    <section aria-labelledby="pruned-heading">
      <h2 id="pruned-heading">Left the operation before it was planned</h2>
      <ul className="pruned">
        {paths.map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Measures({ explanation: { measure, withinLimits } }: { readonly explanation: Explanation }) {
  return (
    <section aria-labelledby="measure-heading">
      <h2 id="measure-heading">Measure against the limits</h2>
      {!withinLimits && <p className="notice">The gateway refuses this operation: OPERATION_TOO_COMPLEX</p>}
      <table className="measures">
        <tbody>
          {Object.entries(measure).map(([name, { measured, limit }]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{limit === null ? measured : `${measured} of ${limit}`}</td>
              <td>{limit !== null && <meter aria-label={name} min={0} max={limit} high={limit * 0.8} value={measured} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
