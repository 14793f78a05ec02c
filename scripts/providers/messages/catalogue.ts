import { getOwn } from '../../../schema/contract/own-property.ts';
import type { en } from './en.ts';

export type MessageKey = keyof typeof en;
export type Messages = Readonly<Record<MessageKey, string>>;

/** @returns a message; its values are put in where its text names them */
export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (messages: Messages): Say =>
  (key, values = {}) =>
    messages[key].replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(getOwn(values, name) ?? ''));
