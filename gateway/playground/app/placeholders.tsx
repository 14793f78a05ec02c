import type { PageExplanation } from './api.ts';

/** Says with which values the operation was explained, where nobody has given one. */
export function Placeholders({ of }: { readonly of: PageExplanation['placeholders'] }) {
  const entries = Object.entries(of);
  if (entries.length === 0) return null;
  return (
    <p className="notice">
      Explained before these variables have values:{' '}
      {entries.map(([name, value], index) => (
        <span key={name}>
          {index > 0 && ', '}
          <code>{`$${name} = ${JSON.stringify(value)}`}</code>
        </span>
      ))}
      . Policies look at no value; cost and conditions do.
    </p>
  );
}
