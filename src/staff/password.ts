import { hash, verify } from '@node-rs/argon2';

export const PASSWORD_MIN_CHARACTERS = 12;
const PASSWORD_MAX_CHARACTERS = 200;
const DIFFERENT_CHARACTERS = 6;
/** What OWASP advises for Argon2id, which is what the library does unless told otherwise. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Takes as long for an account without password, or for no account at all. */
export async function isPassword(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  const given = password.slice(0, PASSWORD_MAX_CHARACTERS + 1);
  if (stored !== null && stored !== undefined) return verify(stored, given.normalize('NFKC'));
  await hashPassword(given);
  return false;
}

/** Why a new password will not do, in words for its owner; `undefined` when it will. */
export function passwordProblem(
  password: string,
  repeated: string,
  email: string,
): string | undefined {
  if (password !== repeated) return 'Kedua kata sandi tidak sama.';
  if (password.length < PASSWORD_MIN_CHARACTERS) {
    return `Kata sandi paling sedikit ${PASSWORD_MIN_CHARACTERS} huruf. Empat kata acak sudah kuat.`;
  }
  if (password.length > PASSWORD_MAX_CHARACTERS) {
    return `Kata sandi paling banyak ${PASSWORD_MAX_CHARACTERS} huruf.`;
  }
  if (new Set(password.toLowerCase()).size < DIFFERENT_CHARACTERS) {
    return 'Kata sandi terlalu mudah ditebak: hurufnya berulang.';
  }
  const name = email.split('@', 1)[0] ?? '';
  if (name.length > 3 && password.toLowerCase().includes(name.toLowerCase())) {
    return 'Kata sandi tidak boleh memuat nama di e-mail Anda.';
  }
  return undefined;
}
