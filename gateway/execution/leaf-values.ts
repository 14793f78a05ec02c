import { type GraphQLOutputType, isEnumType, isScalarType } from 'graphql';
import { getOwn } from '../../schema/contract/own-property.ts';
import type { Json } from './merge.ts';

const BUILT_IN: Readonly<Record<string, (value: Json) => boolean>> = {
  Int: (value) => Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31,
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
};

/** @returns whether a subgraph's value is one that clients may get for this scalar or enum; custom scalars take any */
export function isLeafValue(type: GraphQLOutputType, value: Json): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  return !isScalarType(type) || (getOwn(BUILT_IN, type.name)?.(value) ?? true);
}
