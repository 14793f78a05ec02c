/**
 * Puts right what assistive technology cannot make sense of in GraphiQL, as long as it is there:
 *
 * - each of its tabs is a list item of the role `tab` around buttons, which cannot be seen then. As a plain list of buttons they
 *   are all there, the current one marked.
 * - each operation of its history is called "Set active", whatever stands on it.
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
