// @ts-check
// Loaded before a server of ours (node --import): our standard input is a pipe that only the
// launcher holds, so its end means that the launcher died without a word.
process.stdin.on('error', () => {});
process.stdin.once('close', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 3000).unref();
});
process.stdin.resume();
