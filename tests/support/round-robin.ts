import { createServer, request } from 'node:http';
import { onTestFinished } from 'vitest';

/** A load balancer: hands each request to the next instance, and passes over those that are gone. */
export interface RoundRobin {
  readonly url: string;
  /** Who gets the requests from now on. */
  serve(urls: readonly string[]): void;
}

export async function startRoundRobin(): Promise<RoundRobin> {
  let instances: readonly string[] = [];
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => forward(instances.length));

    function forward(triesLeft: number): void {
      const instance = instances[turn++ % Math.max(1, instances.length)];
      if (instance === undefined || triesLeft === 0) {
        outgoing.writeHead(502).end();
        return;
      }
      const { method, headers, url = '/' } = incoming;
      const onward = request(new URL(url, instance), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.once('error', (error) => {
        // Refused: it never came. Anything else may have had its effect, and is for the sender.
        if (Reflect.get(error, 'code') === 'ECONNREFUSED') forward(triesLeft - 1);
        else outgoing.destroy();
      });
      onward.end(Buffer.concat(chunks));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    serve(urls) {
      instances = urls;
    },
  };
}
