/**
 * Fixes accessibility problems of GraphiQL while it is mounted:
 *
 * - each tab is a list item of the role `tab` around buttons, which hides the buttons from assistive technology. The fix turns
 *   the tabs into a plain list of buttons and marks the current one.
 * - each operation of the history has the accessible name "Set active", whatever its text.
 *
 * @param container the element that holds GraphiQL
 * @returns a function that stops it
 */
export function mendGraphiql(container: Element): () => void {
  const mend = () => {
    for (const tab of container.querySelectorAll('.graphiql-tab')) mendTab(tab);
    container.querySelector('.graphiql-tabs')?.removeAttribute('role');
    for (const item of container.querySelectorAll('.graphiql-history-item-label')) item.removeAttribute('aria-label');
  };
  const observer = new MutationObserver(mend);
  observer.observe(container, { subtree: true, childList: true, attributeFilter: ['role', 'aria-selected', 'aria-label'] });
  mend();
  return () => observer.disconnect();
}

function mendTab(tab: Element): void {
  const selected = tab.getAttribute('aria-selected');
  if (selected !== null) tab.querySelector('button')?.setAttribute('aria-current', selected);
  for (const name of ['role', 'aria-selected']) tab.removeAttribute(name);
}
