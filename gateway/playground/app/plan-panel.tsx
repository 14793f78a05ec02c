import { askExplanation, type PageExplanation } from './api.ts';
import { DottedPath } from './dotted-path.tsx';
import { Placeholders } from './placeholders.tsx';
import { useQuestion } from './use-question.ts';
import { useRun } from './use-run.ts';

type Plan = NonNullable<PageExplanation['plan']>;
type Fetch = Extract<Plan, { kind: 'fetch' }>;

/** Shows the plan of the operation as a diagram, the removed fields, and the cost against its limit. */
export function PlanPanel() {
  const { answer, problem, pending } = useQuestion(askExplanation);
  const { run, isCurrent } = useRun();
  const timed = isCurrent ? (run?.explanation ?? null) : null;
  if (!answer) return <p className="notice">{problem ?? 'Asking for the plan …'}</p>;
  const plan = timed?.plan ?? answer.plan;
  return (
    <div aria-busy={pending}>
      <Placeholders of={answer.placeholders} />
      <section aria-labelledby="plan-heading">
        <h2 id="plan-heading">Plan</h2>
        <p className="notice">
          {timed
            ? `The last run took ${inMs(timed.totalMs)}. Each bar shows when a fetch was under way.`
            : 'Run the operation to see the time of each fetch.'}
        </p>
        <div className="plan">
          <Pruned explanation={answer} />
          {plan ? <PlanNode plan={plan} totalMs={timed?.totalMs ?? null} /> : <p>Nothing is fetched.</p>}
        </div>
      </section>
      <Measures explanation={answer} />
    </div>
  );
}

const inMs = (ms: number) => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
const inBytes = (bytes: number) => (bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`);

type PlanNodeProps = { readonly plan: Plan; readonly totalMs: number | null };

function PlanNode({ plan, totalMs }: PlanNodeProps) {
  if (plan.kind === 'fetch') return <FetchBox fetch={plan} totalMs={totalMs} />;
  return (
    <div className={`plan-${plan.kind}`}>
      <span className="plan-kind">{plan.kind === 'sequence' ? 'one after the other' : 'at the same time'}</span>
      <ol>
        {plan.nodes.map((node, index) => (
          <li key={index}>
            <PlanNode plan={node} totalMs={totalMs} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function FetchBox({ fetch, totalMs }: { readonly fetch: Fetch; readonly totalMs: number | null }) {
  const { subgraph, at, entities, query, variables, took } = fetch;
  return (
    <div className="fetch" data-subgraph={subgraph}>
      <strong>{subgraph}</strong>
      {at.length > 0 && (
        <small>
          {`${entities.join(', ')} at `}
          <DottedPath of={at.join('.')} />
        </small>
      )}
      {took && (
        <>
          <span className="took">
            {`${inMs(took.ms)}, ${took.bytes === null ? 'no answer' : inBytes(took.bytes)}, began after ${inMs(took.afterMs)}`}
            {took.together > 1 && `, as one request with ${took.together - 1} other`}
          </span>
          {totalMs !== null && <TimeBar took={took} totalMs={totalMs} />}
        </>
      )}
      <details>
        <summary>Query</summary>
        <pre tabIndex={0}>{query}</pre>
        {variables.length > 0 && <small>{`variables: ${variables.join(', ')}`}</small>}
      </details>
    </div>
  );
}

/** The text beside the bar says the same in words. */
function TimeBar({ took, totalMs }: { readonly took: NonNullable<Fetch['took']>; readonly totalMs: number }) {
  const percent = (ms: number) => `${totalMs === 0 ? 0 : Math.min(100, (ms / totalMs) * 100)}%`;
  return (
    <span className="time" aria-hidden="true">
      <span style={{ marginInlineStart: percent(took.afterMs), inlineSize: percent(took.ms) }} />
    </span>
  );
}

function Pruned({ explanation: { pruned, fields } }: { readonly explanation: PageExplanation }) {
  if (pruned.length === 0) return null;
  const decisionAt = new Map(fields.map(({ path, decision }) => [path.join('.'), decision]));
  return (
    <div className="pruned">
      <span className="plan-kind">left the operation before it was planned</span>
      <ul>
        {pruned.map((path) => (
          <li key={path}>
            <DottedPath of={path} /> <span className={`badge ${decisionAt.get(path) ?? ''}`}>{decisionAt.get(path)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The cost is first because most operations reach that limit first. */
const MEASURES = [
  ['cost', 'cost'],
  ['depth', 'depth'],
  ['rootFields', 'root fields'],
  ['aliases', 'aliases'],
  ['directives', 'directives'],
  ['pageSize', 'largest page'],
] as const;

function Measures({ explanation: { measure, withinLimits } }: { readonly explanation: PageExplanation }) {
  return (
    <section aria-labelledby="measure-heading">
      <h2 id="measure-heading">Cost and limits</h2>
      {!withinLimits && <p className="notice over">The gateway refuses this operation: OPERATION_TOO_COMPLEX.</p>}
      <table className="measures">
        <tbody>
          {MEASURES.map(([key, name]) => {
            const { measured, limit } = measure[key];
            return (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{limit === null ? measured : `${measured} of ${limit}`}</td>
                <td>{limit !== null && <meter aria-label={name} min={0} max={limit} high={limit * 0.8} value={measured} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
