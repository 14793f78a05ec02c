import { type GraphQLNamedType, isAbstractType, isCompositeType } from 'graphql';
import { getOwn } from '../../schema/contract/own-property.ts';
import type { Subject } from '../../schema/contract/policies.ts';
import type { PolicyReading } from '../../schema/contract/read-policies.ts';
import { decide } from '../../schema/contract/requirement.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { keyFor } from './visible-persons.ts';

/** The key under which an object carries its subject; resolvers never see or set it. */
const SUBJECT = Symbol('subject');
type Row = Record<string, unknown> & { [SUBJECT]?: Mark };

/** A subject, and the type whose fields name it; null when it is that of the object around. */
type Mark = { readonly subject: Subject; readonly namedBy: string | null };

const NOBODY: Subject = {};

/** @returns the subject of a resolver's parent */
export const subjectOf = (parent: unknown): Subject => (parent as Row | null | undefined)?.[SUBJECT]?.subject ?? NOBODY;

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
  const mark = markOf(row, typeName, around, reading);
  const requirement = reading.types.get(typeName) ?? [];
  return decide(requirement, viewer, mark.subject) === 'allow' ? withMark(row, mark) : null;
}

function markOf(row: Row, typeName: string, around: Subject, reading: PolicyReading): Mark {
  const { [SUBJECT]: known } = row;
  const keys = reading.subjects.get(typeName);
  if (!keys) return known?.subject === around ? known : { subject: around, namedBy: null };
  if (known?.namedBy === typeName) return known;
  return { subject: Object.fromEntries(keys.map(({ field, role }) => [role, getOwn(row, field)])), namedBy: typeName };
}

/** A row may stand in several places with different subjects, so it is copied when it has another mark. */
function withMark(row: Row, mark: Mark): Row {
  const { [SUBJECT]: known } = row;
  if (known === mark) return row;
  if (known !== undefined || !Object.isExtensible(row)) return { ...row, [SUBJECT]: mark };
  row[SUBJECT] = mark;
  return row;
}

/** @returns the row with the id of its subject replaced by one that no person has */
export function ofNobody(row: object, typeName: string, reading: PolicyReading): object {
  const marks = (reading.subjects.get(typeName) ?? []).filter(({ role }) => role === 'person');
  return { ...row, ...Object.fromEntries(marks.map(({ field }) => [field, keyFor(false, String(getOwn(row as Row, field)))])) };
}
