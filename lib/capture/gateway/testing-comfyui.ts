import { randomUUID } from 'node:crypto';
import { type WebSocket, WebSocketServer } from 'ws';
import { picture } from './testing-png';
import { json, type Upstream, upstream } from './testing-server';

type Node = { class_type: string; inputs: Record<string, unknown> };
type Graph = Record<string, Node>;

/**
 * ComfyUI: `/prompt`, `/queue`, `/history`, `/view`, `/upload/image`, `/system_stats` and the
 * progress of `/ws`. Jobs take a moment; a job whose text is `fail` ends with an error, and one whose
 * text is `slow` does not end.
 */
export async function comfyuiUpstream(): Promise<Upstream> {
  const history = new Map<string, unknown>();
  const waiting = new Map<string, Graph>();
  const files = new Map<string, Buffer>();
  const sockets = new Set<WebSocket>();
  const tell = (message: object) => {
    for (const socket of sockets) socket.send(JSON.stringify(message));
  };

  const work = (id: string, graph: Graph, extra: object) => {
    const entries = Object.entries(graph);
    const text = entries.find(([, { inputs }]) => typeof inputs.text === 'string')?.[1].inputs.text;
    const outputs: Record<string, unknown> = {};
    for (const [node, { class_type: kind, inputs }] of entries) {
      if (kind !== 'SaveImage' && kind !== 'PreviewImage') continue;
      const type = kind === 'SaveImage' ? 'output' : 'temp';
      const filename = `${inputs.filename_prefix ?? 'ComfyUI'}_${node}_.png`;
      const records = { prompt: JSON.stringify(graph) };
      files.set(`${type}/${filename}`, picture(`${text} ${node}`, 64, records));
      outputs[node] = { images: [{ filename, subfolder: '', type }] };
    }
    tell({ type: 'progress', data: { prompt_id: id, value: 20, max: 20 } });
    const start = ['execution_start', { prompt_id: id, timestamp: 1_732_900_000_000 }];
    const isFailed = text === 'fail';
    const end = isFailed
      ? ['execution_error', { prompt_id: id, exception_message: 'out of memory' }]
      : ['execution_success', { prompt_id: id, timestamp: 1_732_900_001_000 }];
    history.set(id, {
      prompt: [1, id, graph, extra, []],
      outputs: isFailed ? {} : outputs,
      status: {
        status_str: isFailed ? 'error' : 'success',
        completed: !isFailed,
        messages: [start, end],
      },
    });
    waiting.delete(id);
  };

  const made = await upstream((request, response, body) => {
    const url = new URL(request.url ?? '/', 'http://comfyui');
    if (url.pathname === '/prompt' && request.method === 'POST') {
      const asked = JSON.parse(body.toString()) as {
        prompt: Graph;
        client_id?: string;
        extra_data?: object;
      };
      const id = randomUUID();
      waiting.set(id, asked.prompt);
      const isSlow = Object.values(asked.prompt).some(({ inputs }) => inputs.text === 'slow');
      if (!isSlow) setTimeout(() => work(id, asked.prompt, { client_id: asked.client_id }), 100);
      return json(response, { prompt_id: id, number: 1, node_errors: {} });
    }
    const id = /^\/history\/(.+)$/.exec(url.pathname)?.[1];
    if (id) return json(response, history.has(id) ? { [id]: history.get(id) } : {});
    if (url.pathname === '/queue') {
      const running = [...waiting].map(([one, graph]) => [1, one, graph]);
      return json(response, { queue_running: running, queue_pending: [] });
    }
    if (url.pathname === '/system_stats') {
      return json(response, { system: { os: 'posix', comfyui_version: '0.3.60' }, devices: [] });
    }
    if (url.pathname === '/upload/image') {
      files.set('input/start.png', picture('start'));
      return json(response, { name: 'start.png', subfolder: '', type: 'input' });
    }
    const { type, filename } = Object.fromEntries(url.searchParams);
    const file = url.pathname === '/view' ? files.get(`${type}/${filename}`) : undefined;
    if (!file) return json(response, { error: 'not found' }, {}, 404);
    response.writeHead(200, { 'content-type': 'image/png' });
    response.end(file);
  });
  const progress = new WebSocketServer({ server: made.server, path: '/ws' });
  progress.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.send(JSON.stringify({ type: 'status', data: { sid: 'one' } }));
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  });
  return made;
}
