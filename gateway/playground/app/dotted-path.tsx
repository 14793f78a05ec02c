import { Fragment } from 'react';

/** A path or a coordinate, which breaks at its dots; what it ends in stands out from where that is. */
export function DottedPath({ of }: { readonly of: string }) {
  const parts = of.split('.');
  return (
    <span className="path">
      {parts.slice(0, -1).map((part, index) => (
        <Fragment key={index}>
          {`${part}.`}
          <wbr />
        </Fragment>
      ))}
      <b>{parts.at(-1)}</b>
    </span>
  );
}
