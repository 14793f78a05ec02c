import { type Locale, LOCALES } from '../../../schema/contract/locales.ts';
import type { Say } from '../messages/catalogue.ts';
import { LANGUAGES } from '../messages/languages.ts';
import { type Html, html, NOTHING } from './html.ts';
import { STYLE_ELEMENT } from './stylesheet.ts';

/** The provider, language and address of a page. */
export type PageContext = {
  readonly provider: string;
  readonly language: Locale;
  readonly say: Say;
  /** The path of the page, also for its other languages. Null: there are no others. */
  readonly path: string | null;
};

/** What is wrong with what was entered, and in which fields. */
export type Problem = { readonly text: string; readonly fields: readonly string[] };

export type Content = { readonly title: string; readonly main: Html; readonly problems?: readonly Problem[] };

/** @returns a whole page. The problems come first, have the focus, and link to their fields */
export function renderPage(context: PageContext, { title, main, problems = [] }: Content): string {
  const { say, language, provider } = context;
  const inTitle = problems.length > 0 ? say('errorInTitle', { title }) : title;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${inTitle} – ${provider}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <header><p>${provider}</p></header>
        <main>
          ${problems.length > 0 ? renderProblems(say, problems) : NOTHING}
          <h1>${title}</h1>
          ${main}
        </main>
        <footer>
          <p>${say('help')}</p>
          <p>${say('demo', { provider })}</p>
          ${context.path === null ? NOTHING : renderLanguages(context, context.path)}
        </footer>
      </body>
    </html> `.html;
}

const renderProblems = (say: Say, problems: readonly Problem[]): Html =>
  html`<div class="problem" role="alert" tabindex="-1" autofocus>
    <h2>${say('problem')}</h2>
    <ul>
      ${problems.map(({ text, fields: [field] }) => html`<li>${field ? html`<a href="#${field}">${text}</a>` : text}</li>`)}
    </ul>
  </div>`;

const renderLanguages = ({ say, language }: PageContext, path: string): Html =>
  html`<nav aria-label="${say('languages')}">
    <ul>
      ${LOCALES.map((tag) =>
        tag === language
          ? html`<li><span lang="${tag}" aria-current="true">${LANGUAGES[tag].language}</span></li>`
          : html`<li><a lang="${tag}" hreflang="${tag}" href="${path}?ui_locales=${tag}">${LANGUAGES[tag].language}</a></li>`,
      )}
    </ul>
  </nav>`;
