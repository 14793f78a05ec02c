import { type GraphQLNamedType, isAbstractType, isCompositeType } from 'graphql';
import { getOwn } from '../../schema/contract/own-property.ts';
import type { Subject } from '../../schema/contract/policies.ts';
import type { PolicyReading } from '../../schema/contract/read-policies.ts';
import { decide } from '../../schema/contract/requirement.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { keyFor } from './visible-persons.ts';

/** The key under which an object carries its subject; resolvers never see or set it. */
const SUBJECT = Symbol('subject');
type Row = Record<string, unknown> & { [SUBJECT]?: Subject };

const NOBODY: Subject = {};

/** @returns the subject of a resolver's parent */
export const subjectOf = (parent: unknown): Subject => (parent as Row | null | undefined)?.[SUBJECT] ?? NOBODY;

/**
 * Marks a resolver's result with its subject, and removes objects that do not exist for this viewer. An object that fails its
 * type's requirement becomes null, or is removed from its list.
 *
 * @param value a row, a list of rows, or null
 * @param around the subject of the parent object; objects whose type names no subject inherit it
 */
export function admit(value: unknown, type: GraphQLNamedType, around: Subject, viewer: Viewer, reading: PolicyReading): unknown {
  if (!isCompositeType(type) || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.map((item) => admit(item, type, around, viewer, reading)).filter((item) => item !== null);
  }
  const row = value as Row;
  const typeName = isAbstractType(type) ? String(row['__typename']) : type.name;
  const subject = ownSubject(row, typeName, reading) ?? around;
  const requirement = reading.types.get(typeName) ?? [];
  return decide(requirement, viewer, subject) === 'allow' ? { ...row, [SUBJECT]: subject } : null;
}

function ownSubject(row: Row, typeName: string, reading: PolicyReading): Subject | null {
  const keys = reading.subjects.get(typeName);
  return keys ? Object.fromEntries(keys.map(({ field, role }) => [role, getOwn(row, field)])) : null;
}

/** @returns the row with the id of its subject replaced by one that no person has */
export function ofNobody(row: object, typeName: string, reading: PolicyReading): object {
  const marks = (reading.subjects.get(typeName) ?? []).filter(({ role }) => role === 'person');
  return { ...row, ...Object.fromEntries(marks.map(({ field }) => [field, keyFor(false, String(getOwn(row as Row, field)))])) };
}
