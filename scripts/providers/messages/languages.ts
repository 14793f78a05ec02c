import type { Messages } from './catalogue.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { ht } from './ht.ts';
import { ptBr } from './pt-br.ts';
import { vi } from './vi.ts';
import { zhHant } from './zh-hant.ts';

/** The six languages (LA-1). */
export const LANGUAGES = { en, es, 'pt-BR': ptBr, 'zh-Hant': zhHant, vi, ht } as const satisfies Readonly<
  Record<string, Messages>
>;

export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as Language[];
