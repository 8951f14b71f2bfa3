import { z } from 'zod';
import type { SendResult } from '../../conversation/delivery.ts';
import { toCloudSendResult, toNetworkResult } from './send-result.ts';

export interface GraphApiConfig {
  readonly token: string;
  readonly phoneId: string;
  readonly apiRoot: string;
}

export interface GraphApi {
  /** Never rejects. */
  post(message: Readonly<Record<string, unknown>>): Promise<SendResult>;
}

const TIMEOUT_MS = 20_000;
const errorSchema = z.object({ error: z.looseObject({ code: z.number() }) });

/** The one call of the Graph API that the channel needs. */
export function createGraphApi({ token, phoneId, apiRoot }: GraphApiConfig): GraphApi {
  return {
    async post(message) {
      try {
        const response = await fetch(`${apiRoot}/${phoneId}/messages`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ messaging_product: 'whatsapp', ...message }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (response.ok) return { kind: 'sent' };
        const refusal = errorSchema.safeParse(await response.json().catch(() => undefined));
        return toCloudSendResult(response.status, refusal.data?.error.code);
      } catch (error) {
        return toNetworkResult(error);
      }
    },
  };
}
