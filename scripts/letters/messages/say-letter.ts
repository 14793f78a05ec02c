import type { Locale } from '../../../schema/contract/locales.ts';
import { type KeyIn, sayFrom } from '../../../subgraphs/shared/messages/say.ts';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import ht from './ht.json' with { type: 'json' };
import ptBr from './pt-BR.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };
import zhHant from './zh-Hant.json' with { type: 'json' };

export type LetterKey = KeyIn<typeof en>;

/** The texts of the demo letters. Texts that a portal also uses, such as programs, come from the subgraphs' catalogues. */
export const LETTER_CATALOGUES: Readonly<Record<Locale, typeof en>> = { en, es, 'pt-BR': ptBr, 'zh-Hant': zhHant, vi, ht };

export const sayLetter = sayFrom(LETTER_CATALOGUES);
