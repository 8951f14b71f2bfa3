import qrcode from 'qrcode';

/** What a person needs to link the bot; secret while it lasts. */
export interface LinkOffer {
  /** The text of the QR. */
  readonly qr?: string;
  /** Eight characters to type on the phone. */
  readonly pairingCode?: string;
}

/** The offer as it stands in a terminal. */
export async function terminalText({ qr, pairingCode }: LinkOffer): Promise<string> {
  if (pairingCode !== undefined) {
    const shown = `${pairingCode.slice(0, 4)}-${pairingCode.slice(4)}`;
    return `\nWhatsApp: Perangkat tertaut > Tautkan dengan nomor telepon, lalu ketik ${shown}\n\n`;
  }
  if (qr === undefined) return '';
  const picture = await qrcode.toString(qr, { type: 'terminal', small: true });
  return `\nWhatsApp: Perangkat tertaut > Tautkan perangkat, lalu pindai:\n${picture}\n`;
}
