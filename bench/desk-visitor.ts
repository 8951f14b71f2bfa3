/** Somebody who is signed in at the desk, over HTTP. */
export interface SignedIn {
  /** Reads a page to its end; throws unless it is there. */
  visit(path: string): Promise<void>;
}

/** Signs in with the account of an operator's environment. */
export async function openBrowser(
  origin: string,
  staff: { readonly ADMIN_EMAIL: string; readonly ADMIN_PASSWORD: string },
): Promise<SignedIn> {
  const response = await fetch(`${origin}/dashboard/masuk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({ email: staff.ADMIN_EMAIL, sandi: staff.ADMIN_PASSWORD, kode: '' }),
  });
  const cookie = response.headers.getSetCookie().map((one) => one.split(';', 1)[0]);
  if (response.status !== 303 || cookie.length === 0) {
    throw new Error(`signing in: expected 303 and a cookie, found ${response.status}`);
  }
  return {
    async visit(path) {
      const page = await fetch(`${origin}${path}`, {
        headers: { cookie: cookie.join('; ') },
        redirect: 'manual',
      });
      await page.arrayBuffer();
      if (page.status !== 200) throw new Error(`${path}: expected 200, found ${page.status}`);
    },
  };
}
