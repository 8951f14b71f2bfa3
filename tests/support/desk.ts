import type { LightMyRequestResponse } from 'fastify';
import { hashPassword } from '../../src/staff/password.ts';
import type { Role } from '../../src/staff/role.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createStaffStore } from '../../src/storage/staff-store.ts';
import type { RunningApp } from './app.ts';

const HOST = 'meja.test';
export const PASSWORD = 'empat kata acak panjang';
export const ADMIN = 'kepala@kesbangpol.test';

/** The first account, as an operator gives it. */
export const ADMIN_ENVIRONMENT = { ADMIN_EMAIL: ADMIN, ADMIN_PASSWORD: PASSWORD } as const;

/** What a form sends; as parameters where a name comes more than once. */
type FormFields = Readonly<Record<string, string>> | URLSearchParams;

/** One browser at the desk: keeps its cookies and sends forms as a page of ours would. */
export interface DeskVisitor {
  get(url: string): Promise<LightMyRequestResponse>;
  /** Adds the form token of the last page unless `fields` has one. */
  post(
    url: string,
    fields: FormFields,
    headers?: Readonly<Record<string, string | undefined>>,
  ): Promise<LightMyRequestResponse>;
  signIn(email: string, more?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>;
  readonly cookies: Map<string, string>;
}

export function visitDesk({ app }: RunningApp): DeskVisitor {
  const cookies = new Map<string, string>();
  let token = '';

  function remember(response: LightMyRequestResponse): LightMyRequestResponse {
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    token = /name="formulir" value="([^"]+)"/.exec(response.body)?.[1] ?? token;
    return response;
  }

  async function post(
    url: string,
    fields: FormFields,
    headers: Readonly<Record<string, string | undefined>> = {},
  ): Promise<LightMyRequestResponse> {
    const form = new URLSearchParams(fields);
    if (!form.has('formulir')) form.set('formulir', token);
    const payload = form.toString();
    const all = {
      host: HOST,
      origin: `http://${HOST}`,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    };
    const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return remember(
      await app.server.inject({
        method: 'POST',
        url,
        payload,
        headers: sent,
        cookies: Object.fromEntries(cookies),
      }),
    );
  }

  return {
    cookies,
    post,
    async get(url) {
      const options = { url, headers: { host: HOST }, cookies: Object.fromEntries(cookies) };
      return remember(await app.server.inject({ method: 'GET', ...options }));
    },
    signIn: (email, more = {}) =>
      post('/dashboard/masuk', { email, sandi: PASSWORD, kode: '', ...more }),
  };
}

/** A visitor who is signed in and has seen a page. */
export async function visitSignedIn(running: RunningApp, email: string): Promise<DeskVisitor> {
  const visitor = visitDesk(running);
  const response = await visitor.signIn(email);
  if (response.statusCode !== 303) throw new Error(`${response.statusCode} ${response.body}`);
  await visitor.get('/dashboard/saya');
  return visitor;
}

/** An account beside the first, in the database of a program that runs. */
export async function addStaff(databaseUrl: string, email: string, role: Role): Promise<void> {
  const database = await openDatabase({
    url: databaseUrl,
    dataDir: 'unused',
    onConnectionLost: () => undefined,
  });
  await createStaffStore(database.db).add(email, role, await hashPassword(PASSWORD));
  await database.close();
}
