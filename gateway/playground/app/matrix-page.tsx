import { useState } from 'react';
import type { Matrix, MatrixRow } from './api.ts';
import { DottedPath } from './dotted-path.tsx';
import { leavesOf } from './policy-leaves.ts';
import { useMatrix } from './use-matrix.ts';

type Filter = { readonly type: string; readonly role: string; readonly verdict: string; readonly policy: string };

const NO_FILTER: Filter = { type: '', role: '', verdict: '', policy: '' };
const VERDICTS: readonly MatrixRow['verdicts'][number][] = ['allow', 'deny', 'hide'];
const typeOf = ({ coordinate }: MatrixRow) => coordinate.split('.', 1)[0] ?? '';

/** Who sees what: one row per field, one column per role. */
export function MatrixPage() {
  const { matrix, problem } = useMatrix();
  const [filter, setFilter] = useState(NO_FILTER);
  if (!matrix) return <p className="waiting">{problem ?? 'Loading the matrix …'}</p>;
  const rows = matrix.rows.filter((row) => isWanted(row, matrix, filter));
  return (
    <section className="matrix" aria-labelledby="matrix-heading">
      <h2 id="matrix-heading">Who sees what</h2>
      <Filters matrix={matrix} filter={filter} change={(part) => setFilter({ ...filter, ...part })} />
      <Legend matrix={matrix} role={filter.role} />
      <p role="status">{`${rows.length} of ${matrix.rows.length} fields`}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Access matrix">
        <Rows matrix={matrix} rows={rows} role={filter.role} />
      </div>
    </section>
  );
}

function isWanted(row: MatrixRow, { roles }: Matrix, { type, role, verdict, policy }: Filter): boolean {
  const places = role === '' ? row.verdicts : [row.verdicts[roles.findIndex(({ name }) => name === role)]];
  return (
    (type === '' || typeOf(row) === type) &&
    (verdict === '' || places.some((place) => place === verdict)) &&
    (policy === '' || leavesOf(row.policy).includes(policy))
  );
}

type FiltersProps = { readonly matrix: Matrix; readonly filter: Filter; readonly change: (part: Partial<Filter>) => void };

function Filters({ matrix: { roles, rows }, filter, change }: FiltersProps) {
  const choices: readonly [keyof Filter, string, readonly string[]][] = [
    ['type', 'Type', [...new Set(rows.map(typeOf))]],
    ['role', 'Role', roles.map(({ name }) => name)],
    ['verdict', 'Verdict', VERDICTS],
    ['policy', 'Policy', [...new Set(rows.flatMap(({ policy }) => leavesOf(policy)))].sort()],
  ];
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      {choices.map(([key, label, options]) => (
        <label key={key}>
          {label}{' '}
          <select value={filter[key]} onChange={(event) => change({ [key]: event.target.value })}>
            <option value="">all</option>
            {options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        </label>
      ))}
    </form>
  );
}

const MEANS: Readonly<Record<MatrixRow['verdicts'][number], string>> = {
  allow: 'the role sees it',
  deny: 'null, and an error',
  hide: 'there is nothing there, and no error',
};

function Legend({ matrix: { roles }, role }: { readonly matrix: Matrix; readonly role: string }) {
  const means = roles.find(({ name }) => name === role)?.means;
  return (
    <p className="legend">
      {VERDICTS.map((verdict) => (
        <span key={verdict}>
          <b className={`verdict ${verdict}`}>{verdict}</b> {MEANS[verdict]}
        </span>
      ))}
      {means !== undefined && (
        <span>
          <b>{role}</b> {means}
        </span>
      )}
    </p>
  );
}

type RowsProps = { readonly matrix: Matrix; readonly rows: readonly MatrixRow[]; readonly role: string };

function Rows({ matrix: { roles }, rows, role }: RowsProps) {
  const shown = roles.flatMap(({ name, means }, index) => (role === '' || name === role ? [{ name, means, index }] : []));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Field</th>
          {shown.map(({ name, means }) => (
            <th key={name} scope="col" title={means} className={role === '' ? 'upright' : undefined}>
              <span>{name}</span>
            </th>
          ))}
          <th scope="col">Policy</th>
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && (
          <tr>
            <td colSpan={shown.length + 2}>No field is like that.</td>
          </tr>
        )}
        {rows.map(({ coordinate, policy, verdicts }) => (
          <tr key={coordinate}>
            <th scope="row">
              <DottedPath of={coordinate} />
            </th>
            {shown.map(({ name, index }) => {
              const verdict = verdicts[index] ?? 'hide';
              return (
                <td key={name} className={`verdict ${verdict}`}>
                  {verdict}
                </td>
              );
            })}
            <td>
              <code>{policy}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
