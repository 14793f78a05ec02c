import type { PageExplanation } from './api.ts';

/** Lists the placeholder values that the explanation used for variables without a value. */
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
