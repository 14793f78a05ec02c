import { lazy, Suspense } from 'react';
import { ComparePage } from './compare-page.tsx';
import { MatrixPage } from './matrix-page.tsx';
import { type Page, useChosen } from './store.ts';
import { ViewerBar } from './viewer-bar.tsx';

// The editor is most of the page by weight, and comes after everything else.
const ExplorePage = lazy(async () => ({ default: (await import('./explore-page.tsx')).ExplorePage }));

const PAGES: readonly { readonly page: Page; readonly label: string }[] = [
  { page: 'explore', label: 'Explore' },
  { page: 'compare', label: 'Compare' },
  { page: 'matrix', label: 'Matrix' },
];

export function App() {
  const page = useChosen((state) => state.page);
  const problem = useChosen((state) => state.problem);
  return (
    <>
      <header>
        <h1>MyServices Graph</h1>
        <nav aria-label="Pages">
          {PAGES.map(({ page: one, label }) => (
            <a key={one} href={`#${one}`} aria-current={one === page ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <ViewerBar />
      </header>
      {problem !== null && (
        <p role="alert" className="problem">
          {problem}
        </p>
      )}
      <main>
        {/* The editor stays as it is while another page is looked at. */}
        <div className="explore" hidden={page !== 'explore'}>
          <Suspense fallback={<p className="waiting">Loading the editor …</p>}>
            <ExplorePage />
          </Suspense>
        </div>
        {page === 'compare' && <ComparePage />}
        {page === 'matrix' && <MatrixPage />}
      </main>
    </>
  );
}
