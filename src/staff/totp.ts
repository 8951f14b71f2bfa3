import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Tanya Netral';
const STEP_SECONDS = 30;
/** One step to either side, for clocks that are a little wrong. */
const WINDOW = 1;

/** A new secret, as it is typed into an authenticator. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The step of the code, `undefined` when the code is wrong. A step may be taken once only. */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.getTime();
  const delta = totp(secret).validate({ token, timestamp, window: WINDOW });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / STEP_SECONDS) + delta;
}

/** What an authenticator reads from the picture. */
export function totpUri(secret: string, email: string): string {
  return totp(secret, email).toString();
}

function totp(secret: string, label = ''): TOTP {
  return new TOTP({
    ...{ issuer: ISSUER, label, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS },
    secret: Secret.fromBase32(secret),
  });
}
