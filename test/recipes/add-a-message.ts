import type { Recipe } from './edit.ts';

const TEXTS = {
  en: 'Then start your browser again.',
  es: 'Luego, vuelva a abrir su navegador.',
  'pt-BR': 'Depois, abra o navegador novamente.',
  'zh-Hant': '然後重新啟動您的瀏覽器。',
  vi: 'Sau đó, hãy mở lại trình duyệt.',
  ht: 'Apre sa, louvri navigatè ou a ankò.',
};

/** `help.startAgain`, said after how to clear the cache. */
export const ADD_A_MESSAGE: Recipe = [
  ...Object.entries(TEXTS).map(([locale, text]) => ({
    step: `the text in ${locale}`,
    edits: [
      {
        file: `subgraphs/shared/messages/${locale}.json`,
        after: '  "help": {\n',
        insert: `    "startAgain": ${JSON.stringify(text)},\n`,
      },
    ],
  })),
  {
    step: 'its use',
    edits: [
      {
        file: 'subgraphs/notices/help/help.ts',
        replace: "clearCache: say(locale, 'help.clearCache')",
        by: "clearCache: `${say(locale, 'help.clearCache')} ${say(locale, 'help.startAgain')}`",
      },
    ],
  },
];
