import { withoutStrings } from './without-strings.ts';

/** The storage interface that GraphiQL uses. */
export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'>;

/** The parts of GraphiQL's storage that may contain personal data or a token. */
const NOT_KEPT: ReadonlySet<string> = new Set(['variables', 'headers', 'response']);

/**
 * Keeps operations and their history beyond this visit, with their strings emptied. Variables and headers are kept only for this
 * visit.
 *
 * @param browser the browser's storage
 */
export function keepWithoutValues(browser: Storage): KeptStorage {
  const visit = new Map<string, string>();
  return {
    get length() {
      return browser.length;
    },
    getItem: (key) => visit.get(key) ?? browser.getItem(key),
    setItem(key, value) {
      visit.set(key, value);
      if (NOT_KEPT.has(key.split(':').at(-1) ?? '')) return;
      browser.setItem(key, withoutValues(value));
    },
    removeItem(key) {
      visit.delete(key);
      browser.removeItem(key);
    },
    clear() {
      visit.clear();
      browser.clear();
    },
  };
}

/** GraphiQL keeps settings and the operation as text, tabs and history as JSON. */
function withoutValues(text: string): string {
  if (!/^[[{]/.test(text)) return withoutStrings(text);
  try {
    return JSON.stringify(JSON.parse(text), (key, value: unknown) => {
      if (NOT_KEPT.has(key)) return null;
      return key === 'query' && typeof value === 'string' ? withoutStrings(value) : value;
    });
  } catch {
    // An operation may begin with a brace.
    return withoutStrings(text);
  }
}
