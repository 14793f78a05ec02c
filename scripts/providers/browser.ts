const MAX_REDIRECTS = 10;

/** The final address and its content. The status is 0 for an address of another site, which is not visited. */
export type Visit = { readonly url: string; readonly status: number; readonly headers: Headers; readonly body: string };

/** Opens a page, or sends a form there; follows redirects. */
export type Browse = (
  url: string,
  form?: Readonly<Record<string, string>>,
  headers?: Readonly<Record<string, string>>,
) => Promise<Visit>;

/** @returns a headless browser with its own cookies that does not leave the site */
export function createBrowser(site: string): Browse {
  const cookies = new Map<string, string>();
  return async (start, form, headers = {}) => {
    let url = start;
    let body = form && new URLSearchParams(form);
    for (let redirects = 0; redirects < MAX_REDIRECTS; redirects += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const request = { ...(body && { method: 'POST', body }), headers: { ...headers, cookie }, redirect: 'manual' } as const;
      const response = await fetch(url, request);
      keepCookies(cookies, response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (location === null) return { url, status: response.status, headers: response.headers, body: await response.text() };
      url = new URL(location, url).href;
      body = undefined;
      if (new URL(url).origin !== site) return { url, status: 0, headers: response.headers, body: '' };
    }
    throw new Error('Too many redirects');
  };
}

function keepCookies(cookies: Map<string, string>, set: readonly string[]): void {
  for (const text of set) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
    const isTakenBack = value === '' || /expires=Thu, 01 Jan 1970/i.test(text);
    if (isTakenBack) cookies.delete(name);
    else cookies.set(name, value);
  }
}
