// What a browser runs as a worker. It loads the server, a module in several files, from the address that it is sent, and
// answers with a `WorkerAnswer` of protocol.ts.
//
// VS Code for the Web starts a worker by a script of its own, since a browser starts none from another site, where extensions
// are; and that loads this one by `importScripts`. So it has to be a classic script, in one file, and it is not told its own
// address. Yet it may import modules by whole addresses: they come in the way in which VS Code got the client, from whatever
// site lets others have its files, and under the same policies as scripts that are imported.
self.addEventListener(
  'message',
  async ({ data: address }) => {
    try {
      await import(address);
      self.postMessage({ started: true });
    } catch (error) {
      self.postMessage({ started: false, why: String(error) });
    }
  },
  { once: true },
);
