import type { Locale } from '../../../schema/contract/locales.ts';
import type { Messages } from './catalogue.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { ht } from './ht.ts';
import { ptBr } from './pt-br.ts';
import { vi } from './vi.ts';
import { zhHant } from './zh-hant.ts';

/** What the pages say in each of the six languages (LA-1). */
export const LANGUAGES: Readonly<Record<Locale, Messages>> = { en, es, 'pt-BR': ptBr, 'zh-Hant': zhHant, vi, ht };
