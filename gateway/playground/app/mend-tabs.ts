/**
 * GraphiQL makes each of its tabs a list item of the role `tab` around buttons, which assistive technology cannot see then.
 * As a plain list of buttons they are all there, the current one marked.
 *
 * @param container the element that holds GraphiQL
 * @returns a function that stops it
 */
export function mendTabs(container: Element): () => void {
  const mend = () => {
    for (const tab of container.querySelectorAll('.graphiql-tab')) {
      const selected = tab.getAttribute('aria-selected');
      if (selected !== null) tab.querySelector('button')?.setAttribute('aria-current', selected);
      for (const name of ['role', 'aria-selected']) tab.removeAttribute(name);
    }
    container.querySelector('.graphiql-tabs')?.removeAttribute('role');
  };
  const observer = new MutationObserver(mend);
  observer.observe(container, { subtree: true, childList: true, attributeFilter: ['role', 'aria-selected'] });
  mend();
  return () => observer.disconnect();
}
