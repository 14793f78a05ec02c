import type { PageExplanation, RunExplanation } from './api.ts';
import { DottedPath } from './dotted-path.tsx';
import { useRun } from './use-run.ts';

type Null = RunExplanation['nulls'][number];

const MEANS: Readonly<Record<Null['why'], string>> = {
  deny: 'the viewer may not see it, and an error says so',
  hide: 'the viewer may not see it, and the answer looks as if there were nothing',
  unavailable: 'the source did not answer, or failed',
  empty: 'the source has nothing there',
};

/**
 * Lists the reason for each missing value in the last result.
 *
 * @param fields the decisions on the fields of the operation in the editor, for its viewer. Empty: not known
 */
export function ResultNulls({ fields }: { readonly fields: PageExplanation['fields'] }) {
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
