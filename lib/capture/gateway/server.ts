import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { log } from '@/lib/kernel/log';
import { addressOf } from './address';
import { Admission, isAdmitted } from './admission';
import { capture } from './capture';
import { setEnding } from './ending';
import { pass } from './exchange';
import { Journal } from './journal';
import { LateRecords } from './late';
import { notFound, problemOf, sendProblem } from './problem';
import { Recorder } from './recorder';
import { flowOf } from './routes';
import { passUpgrade, refuseUpgrade } from './upgrade';

/** A gateway that listens. */
export type Gateway = {
  port: number;
  /** Records that could not be written yet. */
  late: LateRecords;
  /** Resolves when nothing is under way any more: answers recorded, jobs fetched. */
  settled(): Promise<void>;
  /** Takes nothing new, lets recording end for at most `mostMs`, and closes. */
  stop(mostMs: number): Promise<void>;
};

/**
 * Starts the capture gateway, with its journal in a folder that is the application's alone, and
 * closes what one before it left open. Rejects where the port is taken.
 */
export async function startGateway(
  port: number,
  host: string,
  journalFolder: string,
): Promise<Gateway> {
  const late = new LateRecords();
  const journal = new Journal(journalFolder);
  const recorder = new Recorder(late, journal);
  const admission = new Admission();
  const underWay = new Set<Promise<void>>();
  const upgraded = new Set<Duplex>();
  setEnding(false);

  const track = (work: Promise<void>) => {
    const one = work
      .catch((error) => log.error({ err: error }, 'gateway'))
      .finally(() => underWay.delete(one));
    underWay.add(one);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = addressOf(request.url ?? '');
    if (!address) return sendProblem(response, notFound());
    const admitted = await admission.admit(request, address);
    if (!isAdmitted(admitted)) return sendProblem(response, admitted);
    const { place } = admitted;
    const flow = flowOf(place.tool, request.method ?? '', address.route);
    const exchange = { request, response, address, ...admitted };
    if (!flow) {
      await pass(exchange, { body: null, more: () => ({}), isKept: false });
      return;
    }
    if (address.route !== address.path) {
      // Written in another way it would be made all the same, past the record.
      const text = 'This address makes something and must be written plainly.';
      return sendProblem(response, { ...problemOf('INVALID', 'path', text), status: 400 });
    }
    await capture(exchange, flow, recorder);
  };

  const server = http.createServer((request, response) => {
    response.on('error', () => response.destroy());
    track(
      serve(request, response).catch((error) => {
        sendProblem(response, problemOf('INTERNAL', 'gateway', 'The gateway failed.'));
        throw error;
      }),
    );
  });
  // A generation may take as long as it takes; a request that is sent may not.
  server.requestTimeout = 10 * 60 * 1000;
  // Tools keep a connection while a person looks at what came; it must not end under a new request.
  server.keepAliveTimeout = 10 * 60 * 1000;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    socket.on('error', () => socket.destroy());
    const work = async () => {
      const address = addressOf(request.url ?? '');
      if (!address) return refuseUpgrade(socket, notFound());
      const admitted = await admission.admit(request, address);
      if (!isAdmitted(admitted)) return refuseUpgrade(socket, admitted);
      passUpgrade(request, socket, head, { address, admitted });
    };
    track(
      work().catch((error) => {
        refuseUpgrade(socket, problemOf('INTERNAL', 'gateway', 'The gateway failed.'));
        throw error;
      }),
    );
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });

  track(recorder.inherit());

  const settled = async () => {
    while (underWay.size > 0) await Promise.allSettled([...underWay]);
  };
  return {
    port: (server.address() as AddressInfo).port,
    late,
    settled,
    async stop(mostMs) {
      setEnding(true);
      late.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      for (const socket of upgraded) socket.destroy();
      await Promise.race([settled(), pause(mostMs, undefined, { ref: false })]);
      if (late.size > 0) await Promise.race([late.flush(), pause(1000, undefined, { ref: false })]);
      late.stop();
      journal.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
