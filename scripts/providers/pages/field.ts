import { type Html, html, NOTHING } from './html.ts';
import type { Problem } from './layout.ts';

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'email' | 'password';
  /** WCAG 2.2, 1.3.5: the purpose of the field, as an autocomplete token. */
  readonly autocomplete: string;
  readonly hint?: string;
  readonly value?: string;
  readonly numeric?: boolean;
};

/** @returns a labelled field, with its problems beside it */
export function renderField(
  { name, label, type, autocomplete, hint, value = '', numeric }: Field,
  problems: readonly Problem[] = [],
): Html {
  const own = problems.filter(({ fields }) => fields.includes(name));
  // Input that must stay exactly as typed.
  const exact = type !== 'text' || numeric === true || autocomplete === 'username';
  const described = [...(hint ? [`${name}-hint`] : []), ...(own.length > 0 ? [`${name}-error`] : [])].join(' ');
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : NOTHING}
    ${own.length > 0 ? html`<p class="error" id="${name}-error">${own.map(({ text }) => text).join(' ')}</p>` : NOTHING}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      value="${value}"
      required
      ${described ? html` aria-describedby="${described}"` : NOTHING}${own.length > 0 ? html` aria-invalid="true"` : NOTHING}
      ${numeric ? html` inputmode="numeric"` : NOTHING}${exact ? html` autocapitalize="none" spellcheck="false"` : NOTHING}
    />
  </div>`;
}

/** @returns a form that only the server validates, so that problems are in the page's language */
export const renderForm = (
  action: string,
  fields: readonly Html[],
  button: string,
  hidden: Readonly<Record<string, string>> = {},
): Html =>
  html`<form method="post" action="${action}" novalidate>
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)} ${fields}
    <button type="submit">${button}</button>
  </form>`;
