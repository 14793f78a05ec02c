import { Fragment } from 'react';

/** A path or a coordinate that can wrap at its dots. Its last part is emphasised. */
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
