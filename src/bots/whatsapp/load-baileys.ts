import { type ConsoleGuard, installConsoleGuard } from './console-guard.ts';

export type Baileys = typeof import('@whiskeysockets/baileys');

let guard: ConsoleGuard | undefined;

/** Imports Baileys behind the console guard, which stays for the life of the process. */
export async function loadBaileys(): Promise<Baileys> {
  guard ??= installConsoleGuard();
  return import('@whiskeysockets/baileys');
}

/** How often the guard has kept libsignal from writing to the console. */
export function droppedConsoleCalls(): ReturnType<ConsoleGuard['dropped']> {
  return guard?.dropped() ?? { calls: 0, badMac: 0 };
}
