// Runs before the page's scripts: finds the memory of each WebAssembly instance, and the time at which the last one was made.
{
  // A set: the second part of the wasm works in the memory of the first one and exports it, too.
  const memories = new Set();
  let started = null;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = (...words) => {
      const made = own.apply(WebAssembly, words);
      made.then((made) => {
        const { exports } = made.instance || made;
        // By its type, because the export's name is short and may change.
        for (const own of Object.values(exports)) if (own instanceof WebAssembly.Memory) memories.add(own);
        started = performance.now();
      }, () => {});
      return made;
    };
  }
  window.memories = () => [...memories];
  window.started = () => started;
}
